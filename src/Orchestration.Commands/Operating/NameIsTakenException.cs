namespace Orchestration.Commands.Operating;

/// <summary>There is an execution of that name already.</summary>
internal sealed class NameIsTakenException(string name)
    : Exception($"There is an execution '{name}' already, and a name cannot be used again for 90 days. Give another --name.");
