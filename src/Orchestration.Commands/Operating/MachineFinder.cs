using System.Globalization;
using Amazon.StepFunctions.Model;
using Orchestration.Commands.Terminal;

namespace Orchestration.Commands.Operating;

/// <summary>Finds machines and executions by what a person types.</summary>
internal sealed class MachineFinder(Remote remote)
{
    private const int MostMachinesToSearch = 50;

    private List<StateMachineListItem>? _machines;

    /// <summary>All machines, as they are listed.</summary>
    public async Task<IReadOnlyList<StateMachineListItem>> MachinesAsync(CancellationToken cancellationToken)
    {
        if (_machines is null)
        {
            var found = new List<StateMachineListItem>();
            string? token = null;

            do
            {
                var page = await remote.CallAsync(
                    "ListStateMachines", sfn => sfn.ListStateMachinesAsync(new ListStateMachinesRequest { MaxResults = 1000, NextToken = token }, cancellationToken)).ConfigureAwait(false);
                found.AddRange(page.StateMachines ?? []);
                token = page.NextToken;
            }
            while (!string.IsNullOrEmpty(token));

            _machines = found;
        }

        return _machines;
    }

    /// <summary>The ARN of the machine that <paramref name="text"/> names: a name, <c>name:alias</c>, <c>name:version</c> or an ARN.</summary>
    /// <exception cref="CommandException">There is no such machine.</exception>
    public async Task<string> MachineAsync(string text, CancellationToken cancellationToken)
    {
        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return MachineArn.Parse(text) is { Kind: "stateMachine" } ? text : throw new CommandException($"'{text}' is not the ARN of a machine.");
        }

        var mark = text.IndexOf(':', StringComparison.Ordinal);
        var (name, qualifier) = mark < 0 ? (text, "") : (text[..mark], text[mark..]);
        var machines = await MachinesAsync(cancellationToken).ConfigureAwait(false);
        return machines.FirstOrDefault(machine => machine.Name == name)?.StateMachineArn is { } arn
            ? arn + qualifier
            : throw new CommandException($"No machine is called '{name}'.{Suggest(name, machines)}");
    }

    /// <summary>The ARN of the execution that <paramref name="text"/> names: an ARN, <c>machine/name</c>, <c>machine@latest</c>, <c>@latest</c>, a machine (its latest) or a name; for a name a logical date, for its latest attempt.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="machine">The machine, where it was named beside.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="express">Whether an Express execution will do, of which AWS tells nothing but what is in its log.</param>
    /// <exception cref="CommandException">There is no such execution.</exception>
    public async Task<string> ExecutionAsync(string text, string? machine, CancellationToken cancellationToken, bool express = false)
    {
        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return MachineArn.Parse(text)?.Kind switch
            {
                "execution" => text,
                "express" when express => text,
                "express" => throw new CommandException($"'{text}' is an Express execution, which AWS keeps in the log group of its machine only: '{remote.Context.Host.Name} tail' shows it."),
                _ => throw new CommandException($"'{text}' is not the ARN of an execution."),
            };
        }

        if (text is "@latest")
        {
            return await LatestAsync(machine, cancellationToken).ConfigureAwait(false);
        }

        if (text.EndsWith("@latest", StringComparison.Ordinal))
        {
            return await LatestAsync(text[..^"@latest".Length], cancellationToken).ConfigureAwait(false);
        }

        if (text.Split('/') is [var ofMachine, var name])
        {
            return await NamedAsync(await MachineAsync(ofMachine, cancellationToken).ConfigureAwait(false), name, cancellationToken).ConfigureAwait(false)
                ?? throw new CommandException($"The machine '{ofMachine}' has no execution '{name}'.");
        }

        if (machine is not null)
        {
            return await NamedAsync(await MachineAsync(machine, cancellationToken).ConfigureAwait(false), text, cancellationToken).ConfigureAwait(false)
                ?? throw new CommandException($"The machine '{machine}' has no execution '{text}'.");
        }

        return await SearchAsync(text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A page of a machine's executions.</summary>
    /// <exception cref="CommandException">It is an Express machine.</exception>
    public static async Task<ListExecutionsResponse> ListAsync(Remote remote, ListExecutionsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await remote.CallAsync("ListExecutions", sfn => sfn.ListExecutionsAsync(request, cancellationToken)).ConfigureAwait(false);
        }
        catch (RemoteException failure) when (failure.InnerException is StateMachineTypeNotSupportedException)
        {
            var name = MachineArn.Parse(request.StateMachineArn ?? "")?.Machine;
            throw new CommandException($"'{name}' is an Express machine, whose executions AWS does not list. '{remote.Context.Host.Name} tail' follows one by the ARN that 'start' printed.");
        }
    }

    private async Task<string> SearchAsync(string text, CancellationToken cancellationToken)
    {
        var machines = await MachinesAsync(cancellationToken).ConfigureAwait(false);

        if (machines.Any(found => found.Name == text))
        {
            return await LatestAsync(text, cancellationToken).ConfigureAwait(false);
        }

        foreach (var candidate in machines.Take(MostMachinesToSearch))
        {
            if (await NamedAsync(candidate.StateMachineArn!, text, cancellationToken).ConfigureAwait(false) is { } arn)
            {
                return arn;
            }
        }

        throw new CommandException($"No machine and no execution is called '{text}'.{Suggest(text, machines)}");
    }

    private async Task<string> LatestAsync(string? machine, CancellationToken cancellationToken)
    {
        string[] arns = machine is null
            ? [.. (await MachinesAsync(cancellationToken).ConfigureAwait(false)).Where(found => found.Type?.Value is not "EXPRESS").Take(MostMachinesToSearch).Select(found => found.StateMachineArn!)]
            : [await MachineAsync(machine, cancellationToken).ConfigureAwait(false)];
        ExecutionListItem? latest = null;

        foreach (var arn in arns)
        {
            var page = await ListAsync(remote, new ListExecutionsRequest { StateMachineArn = arn, MaxResults = 1 }, cancellationToken).ConfigureAwait(false);

            // AWS lists the latest first; other endpoints may not.
            if (page.Executions?.MaxBy(execution => execution.StartDate) is { } first && (latest is null || first.StartDate > latest.StartDate))
            {
                latest = first;
            }
        }

        return latest?.ExecutionArn ?? throw new CommandException(machine is null ? "There is no execution yet." : $"The machine '{machine}' has no execution yet.");
    }

    // An execution by its name; by a logical date, its latest attempt.
    private async Task<string?> NamedAsync(string machineArn, string name, CancellationToken cancellationToken)
    {
        var found = await FoundAsync(machineArn, name, cancellationToken).ConfigureAwait(false);

        if (found is null && DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            for (var attempt = 1; attempt <= LogicalDate.MostAttempts && await FoundAsync(machineArn, LogicalDate.Name(date, attempt), cancellationToken).ConfigureAwait(false) is { } next; attempt++)
            {
                found = next;
            }
        }

        return found;
    }

    private async Task<string?> FoundAsync(string machineArn, string name, CancellationToken cancellationToken)
    {
        var arn = MachineArn.Parse(machineArn)?.ExecutionText(name) ?? "";

        try
        {
            await remote.CallAsync(
                "DescribeExecution",
                sfn => sfn.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = arn, IncludedData = "METADATA_ONLY" }, cancellationToken)).ConfigureAwait(false);
            return arn;
        }
        catch (RemoteException failure) when (failure.Failure.Kind is Aws.AwsFailureKind.NotFound)
        {
            return null;
        }
    }

    private static string Suggest(string name, IReadOnlyList<StateMachineListItem> machines)
    {
        var near = Spelling.Near(name, machines.Select(machine => machine.Name!));
        return near.Length > 0 ? $" Did you mean {string.Join(", ", near)}?" : machines.Count == 0 ? " There are no machines in this region." : "";
    }
}
