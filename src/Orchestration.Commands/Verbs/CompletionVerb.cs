using System.CommandLine;
using Orchestration.Commands.Terminal;

namespace Orchestration.Commands.Verbs;

/// <summary>Prints what makes a shell complete the command's words.</summary>
internal sealed class CompletionVerb(CommandContext context) : Verb(context)
{
    // Bash takes : and = for ends of words, so of each candidate it gets what comes after the last of them.
    private const string Bash = """
        _NAME_complete() {
            local line="${COMP_LINE:0:COMP_POINT}" word start candidate
            word="${line##*[[:space:]]}"
            start="${word%"${word##*[=:]}"}"
            COMPREPLY=()
            while IFS= read -r candidate; do
                if [[ $candidate == "$word"* ]]; then
                    COMPREPLY+=("$(printf %q "${candidate#"$start"}")")
                fi
            done < <("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)
            if [[ ${#COMPREPLY[@]} -gt 0 && ${COMPREPLY[0]} == *= ]]; then
                compopt -o nospace 2>/dev/null
            fi
        }
        complete -o default -F _NAME_complete NAME
        """;

    // What ends in = is not over yet: no blank comes after it.
    private const string Zsh = """
        #compdef NAME
        _NAME_complete() {
            local -a candidates over open
            candidates=("${(@f)$(${words[1]:-NAME} "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            over=("${(@)candidates:#*=}")
            open=("${(@M)candidates:#*=}")
            if (( ${#over} )); then compadd -a over; fi
            if (( ${#open} )); then compadd -S '' -a open; fi
        }
        compdef _NAME_complete NAME
        """;

    private const string Fish = """
        function __NAME_complete
            set -l line (commandline -cp)
            NAME "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c NAME -f -a "(__NAME_complete)"
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName NAME -ScriptBlock {
            param($word, $ast, $position)
            $line = $ast.ToString().PadRight($position).Substring(0, $position)
            NAME "[suggest:$position]" "$line" 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    public override Command Build()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or powershell.", HelpName = "bash|zsh|fish|powershell" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "powershell");
        var command = new ExampledCommand("completion", "Prints what makes a shell complete words of this command.") { shell };
        command.Examples.Add(("completion bash > ~/.local/share/bash-completion/completions/" + Context.Host.Name, "For bash, from the next shell on."));
        command.Examples.Add(("completion fish | source", "For fish, at once."));
        command.SetAction(parsed =>
        {
            var script = parsed.GetRequiredValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                "fish" => Fish,
                _ => PowerShell,
            };
            Environment.Output.Write(script.ReplaceLineEndings("\n").Replace("NAME", Context.Host.Name, StringComparison.Ordinal) + "\n");
            return ExitCode.Succeeded;
        });
        return command;
    }
}
