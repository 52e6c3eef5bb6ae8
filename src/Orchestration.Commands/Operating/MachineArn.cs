namespace Orchestration.Commands.Operating;

/// <summary>The ARNs of Step Functions, taken apart.</summary>
internal readonly record struct MachineArn(string Partition, string Region, string Account, string Kind, string Machine, string? Rest)
{
    /// <summary>Takes <paramref name="text"/> apart; null where it is not an ARN of Step Functions.</summary>
    public static MachineArn? Parse(string text) => text.Split(':') is ["arn", var partition, "states", var region, var account, var kind, var machine, .. var rest]
        ? new MachineArn(partition, region, account, kind, machine, rest.Length == 0 ? null : string.Join(':', rest))
        : null;

    /// <summary>The machine, without version or alias.</summary>
    public string MachineText => $"arn:{Partition}:states:{Region}:{Account}:stateMachine:{Machine}";

    /// <summary>An execution of the machine.</summary>
    public string ExecutionText(string name) => $"arn:{Partition}:states:{Region}:{Account}:execution:{Machine}:{name}";

    /// <summary>The name of the execution that this ARN names.</summary>
    public string ExecutionName => Rest?.Split(':')[0] ?? "";
}
