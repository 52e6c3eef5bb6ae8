using Orchestration.Commands.Tests.Packed;

namespace Orchestration.Commands.Tests;

/// <summary>What each shell makes of the completion that is printed for it, with a user's own program. A shell that is not there is skipped.</summary>
public class CompletionTests
{
    // As readline splits a line: = stands by itself.
    private const string Bash = """
        source <(invoices completion bash)
        COMP_LINE="$LINE"; COMP_POINT=${#LINE}
        IFS=' ' read -ra COMP_WORDS <<< "${LINE//=/ = }"
        [[ $LINE == *' ' ]] && COMP_WORDS+=("")
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _invoices_complete
        printf '%s\n' "${COMPREPLY[@]}"
        """;

    // Outside its editor zsh has neither of the two commands.
    private const string Zsh = """
        compdef() { }
        compadd() { local name="${@[-1]}"; print -l -- "${(@P)name}" }
        source <(invoices completion zsh)
        BUFFER="$LINE"; CURSOR=${#LINE}
        _invoices_complete
        """;

    private const string Fish = """
        invoices completion fish | source
        complete -C "$LINE"
        """;

    [TestCase("bash", Bash, "invoices st", "start", "stop")]
    [TestCase("bash", Bash, "invoices start inv", "invoicing")]
    [TestCase("bash", Bash, "invoices start invoicing --set cu", "currency=EUR", "currency=GBP", "customers=")]
    [TestCase("bash", Bash, "invoices start invoicing --set currency=", "EUR", "GBP")]
    [TestCase("bash", Bash, "invoices start invoicing --set currency=E", "EUR")]
    [TestCase("zsh", Zsh, "invoices start inv", "invoicing")]
    [TestCase("zsh", Zsh, "invoices start invoicing --set cu", "currency=EUR", "currency=GBP", "customers=")]
    [TestCase("fish", Fish, "invoices st", "start", "stop")]
    [TestCase("fish", Fish, "invoices start invoicing --set currency=", "currency=EUR", "currency=GBP")]
    public async Task A_shell_offers_what_fits(string shell, string script, string line, params string[] expected)
    {
        if (System.Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).All(folder => !File.Exists(Path.Combine(folder, shell))))
        {
            Assert.Ignore($"Skipped: {shell} is not installed.");
        }

        var folder = Directory.CreateTempSubdirectory("orchestration-shell-");

        try
        {
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "invoices"), OwnProgramTests.Program);
            var (code, output, error) = await PackedTool.RunAsync(
                shell, ["-c", script], ("LINE", line), ("PATH", folder.FullName + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH")), ("HOME", folder.FullName));

            code.Should().Be(0, error);
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith(line.Split(' ', '=')[^1], StringComparison.Ordinal)).Should().BeEquivalentTo(expected);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
