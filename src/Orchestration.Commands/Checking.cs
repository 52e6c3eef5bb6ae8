using Orchestration.Asl;
using Orchestration.Validation;

namespace Orchestration.Commands;

/// <summary>Refuses definitions that Step Functions would refuse.</summary>
internal static class Checking
{
    /// <summary>Checks the definition of a machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="file">The file that the definition is in, or will be; messages name it.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="CommandException">Something is wrong with it; the message has a line for each thing.</exception>
    public static string DefinitionOf(HostedMachine machine, string file)
    {
        var asl = machine.ToAsl();
        var read = AslReader.TryRead(asl, out var definition, out var found, file);
        var errors = found.Concat(read ? DefinitionValidator.Validate(definition!) : []).Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).ToList();
        return errors.Count == 0 ? asl : throw new CommandException($"Step Functions would refuse the definition of '{machine.Name}':\n{string.Join('\n', errors)}");
    }
}
