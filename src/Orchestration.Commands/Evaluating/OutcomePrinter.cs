using Orchestration.Query.Json;

namespace Orchestration.Commands.Evaluating;

/// <summary>Prints outcomes, for a person or as JSON, and says with which code the command ends.</summary>
internal sealed class OutcomePrinter(CommandContext context, bool isJson, bool isCompact)
{
    private CommandEnvironment Environment => context.Environment;

    public int Print(EvaluationOutcome outcome)
    {
        if (isJson)
        {
            Environment.Output.WriteLine(ToJson(outcome).ToJson());
        }
        else if (outcome is EvaluationOutcome.Given given)
        {
            Environment.Output.WriteLine(given.Value.ToJson(indented: !isCompact));
        }
        else
        {
            Complain(outcome);
        }

        return outcome switch
        {
            EvaluationOutcome.Given => ExitCode.Succeeded,
            EvaluationOutcome.Refused => ExitCode.Usage,
            _ => ExitCode.Failed,
        };
    }

    private static JsonValue ToJson(EvaluationOutcome outcome) => outcome switch
    {
        EvaluationOutcome.Given given => JsonValue.Object(("schemaVersion", 1), ("value", given.Value)),
        EvaluationOutcome.Refused refused => Placed(refused.Fault, ("schemaVersion", 1), ("refused", refused.Message), ("code", refused.Code)),
        _ => outcome is EvaluationOutcome.Failed failed ? Placed(failed.Fault, ("schemaVersion", 1), ("error", failed.Error), ("cause", failed.Cause)) : default,
    };

    private static JsonValue Placed(FaultyText? fault, params ReadOnlySpan<(string, JsonValue)> members) =>
        fault is null ? JsonValue.Object(members) : JsonValue.Object([.. members, ("line", fault.Line), ("column", fault.Column)]);

    private void Complain(EvaluationOutcome outcome)
    {
        var (name, message, fault) = outcome switch
        {
            EvaluationOutcome.Refused refused => (refused.Code, refused.Message, refused.Fault),
            EvaluationOutcome.Failed failed => (failed.Error, failed.Cause, failed.Fault),
            _ => ("", "", null),
        };

        Environment.Error.WriteLine($"{context.Host.Name}: {(name.Length > 0 ? name + ": " : "")}{message}");

        foreach (var line in fault?.Lines() ?? [])
        {
            Environment.Error.WriteLine(line);
        }
    }
}
