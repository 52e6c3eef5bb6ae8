using System.Diagnostics;
using Amazon.StepFunctions;
using Orchestration.Aws;

namespace Orchestration.Commands.Operating;

/// <summary>AWS, or what stands in for it, as a verb sees it: calls whose errors are told in words.</summary>
internal sealed class Remote(AwsSettings settings, CommandConfiguration configuration, CommandContext context, bool debug, bool regionIsOfArn = false) : IDisposable
{
    private readonly AwsClients _clients = new(settings);

    public CommandContext Context => context;

    public CommandConfiguration Configuration => configuration;

    /// <summary>Whether the calls go to AWS itself.</summary>
    /// <exception cref="RemoteException">The settings lead nowhere; the message says why and what to do.</exception>
    public bool IsAws
    {
        get
        {
            // The client that knows may not have been made yet, and its making may fail.
            try
            {
                return string.IsNullOrEmpty(_clients.StepFunctions.Config.ServiceURL);
            }
            catch (Exception exception) when (AwsFailure.Of(exception, settings) is { } failure)
            {
                throw new RemoteException(failure, exception);
            }
        }
    }

    /// <summary>What has to be typed again to reach the same place.</summary>
    public string OptionsToRepeat => string.Concat(
        settings.Profile is { } profile && configuration["profile"] != profile ? $" --profile {Shell.Quote(profile)}" : "",
        settings.Region is { } region && !regionIsOfArn && configuration["region"] != region ? $" --region {region}" : "",
        settings.EndpointUrl is { } url && configuration["endpointUrl"] != url ? $" --endpoint-url {url}" : "");

    /// <summary>Makes a call of Step Functions.</summary>
    /// <exception cref="CommandException">The call failed; the message says why and what to do.</exception>
    public Task<T> CallAsync<T>(string name, Func<IAmazonStepFunctions, Task<T>> call) => CallAsync(name, () => call(_clients.StepFunctions));

    /// <summary>Makes a call of another service.</summary>
    /// <exception cref="CommandException">The call failed; the message says why and what to do.</exception>
    public async Task<T> CallAsync<T>(string name, Func<AwsClients, Task<T>> call) => await CallAsync(name, () => call(_clients)).ConfigureAwait(false);

    public void Dispose() => _clients.Dispose();

    private async Task<T> CallAsync<T>(string name, Func<Task<T>> call)
    {
        var began = Stopwatch.GetTimestamp();

        try
        {
            var answer = await call().ConfigureAwait(false);
            Debug(name, began, "ok");
            return answer;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && AwsFailure.Of(exception, settings) is { } failure)
        {
            Debug(name, began, failure.Kind.ToString());
            throw new RemoteException(failure, exception);
        }
    }

    // Names, times and outcomes only: neither payloads nor headers, which may hold secrets.
    private void Debug(string name, long began, string outcome)
    {
        if (debug)
        {
            context.Environment.Error.WriteLine($"debug: {name} {outcome} after {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
        }
    }
}
