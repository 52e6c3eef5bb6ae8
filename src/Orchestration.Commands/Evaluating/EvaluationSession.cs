using System.Globalization;
using Orchestration.Commands.Running;

namespace Orchestration.Commands.Evaluating;

/// <summary>Reads expressions line by line and prints what each gives. The lines are kept, to be gone back to; those that a person types, for later sessions too.</summary>
internal sealed class EvaluationSession(CommandContext context, EvaluationSettings settings, OutcomePrinter printer)
{
    private const string Commands = """
        An expression is evaluated. Besides, there are
          :let name expression   keep what an expression gives as a variable, $name
          :input file|json       read another input
          :language name         auto, jsonata or jsonpath
          :vars                  the variables
          :history               the lines so far; !3 is the third of them again
          :quit                  leave
        """;

    private readonly List<string> _history = [];

    private CommandEnvironment Environment => context.Environment;

    public int Run(CancellationToken cancellation)
    {
        var isTyped = Environment.ReadKey is not null && Environment.Live;
        var editor = isTyped ? new LineEditor(Environment.ReadKey!, Environment.Output) : null;
        var kept = isTyped ? KeptLines.Of(Environment) : null;
        var code = ExitCode.Succeeded;

        if (isTyped)
        {
            Environment.Output.WriteLine("Type an expression, or :help.");
        }

        while (!cancellation.IsCancellationRequested && (editor is null ? Environment.Input.ReadLine() : editor.Read("> ", kept!.Lines)) is { } line)
        {
            if (Recall(line.Trim()) is not { Length: > 0 } text)
            {
                continue;
            }

            if (text is ":quit" or ":q")
            {
                break;
            }

            _history.Add(text);
            kept?.Add(line.StartsWith(' ') ? line : text);
            code = Math.Max(code, Take(text, cancellation));
        }

        // To a person, errors were answers; a script wants to know.
        return isTyped ? ExitCode.Succeeded : code;
    }

    private string? Recall(string line)
    {
        if (line is not ['!', ..] || !int.TryParse(line.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return line;
        }

        if (number >= 1 && number <= _history.Count)
        {
            Environment.Output.WriteLine(_history[number - 1]);
            return _history[number - 1];
        }

        Environment.Error.WriteLine($"{context.Host.Name}: There is no line {number}; :history lists them.");
        return null;
    }

    private int Take(string text, CancellationToken cancellation)
    {
        try
        {
            return text[0] == ':' ? Obey(text, cancellation) : printer.Print(ExpressionEvaluator.Evaluate(text, settings, cancellation));
        }
        catch (CommandException failure)
        {
            Environment.Error.WriteLine($"{context.Host.Name}: {failure.Message}");
            return failure.ExitCode;
        }
    }

    private int Obey(string text, CancellationToken cancellation)
    {
        var parts = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        switch (parts)
        {
            case [":let", var name, var expression]:
                return Keep(name, expression, cancellation);

            case [":input", ..] when parts.Length > 1:
                settings.Input = ExecutionInput.Parse(text[":input".Length..].Trim(), Environment, ":input");
                break;

            case [":language", var name] when Enum.TryParse<ExpressionLanguage>(name, ignoreCase: true, out var language):
                settings.Language = language;
                break;

            case [":vars"]:
                foreach (var (name, value) in settings.Variables)
                {
                    Environment.Output.WriteLine($"${name} = {value}");
                }

                break;

            case [":history"]:
                for (var i = 0; i < _history.Count; i++)
                {
                    Environment.Output.WriteLine($"{i + 1,4}  {_history[i]}");
                }

                break;

            case [":help"]:
                Environment.Output.WriteLine(Commands);
                break;

            default:
                throw new CommandException($"'{text}' is not understood; :help says what is.");
        }

        return ExitCode.Succeeded;
    }

    private int Keep(string name, string expression, CancellationToken cancellation)
    {
        var outcome = ExpressionEvaluator.Evaluate(expression.StartsWith('=') ? expression[1..].Trim() : expression, settings, cancellation);

        if (outcome is not EvaluationOutcome.Given given)
        {
            return printer.Print(outcome);
        }

        settings.Variables[name.TrimStart('$')] = given.Value;
        return ExitCode.Succeeded;
    }
}
