using System.CommandLine;
using System.CommandLine.Parsing;
using Orchestration.Aws;
using Orchestration.Commands.Terminal;

namespace Orchestration.Commands.Operating;

/// <summary>The options that say where AWS is; every verb that asks AWS has them.</summary>
internal sealed class RemoteOptions
{
    private readonly Option<string?> _profile = new("--profile") { Description = "The AWS profile.", HelpName = "name" };
    private readonly Option<string?> _region = new("--region") { Description = "The AWS region.", HelpName = "region" };
    private readonly Option<string?> _endpoint = new("--endpoint-url") { Description = "An endpoint that stands in for AWS.", HelpName = "url" };
    private readonly Option<bool> _debug = new("--debug") { Description = "Says on standard error which calls are made." };

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    public RemoteOptions(Command command)
    {
        _endpoint.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: var url }] && (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https")))
            {
                result.AddError($"--endpoint-url takes an address such as http://127.0.0.1:8083, not '{url}'.");
            }
        });
        command.Options.Add(_profile);
        command.Options.Add(_region);
        command.Options.Add(_endpoint);
        command.Options.Add(_debug);
    }

    /// <summary>Opens what the parsed command line, the environment and the configuration say.</summary>
    public Remote Open(ParseResult parsed, CommandContext context)
    {
        var configuration = CommandConfiguration.Read(context.Environment);
        var said = parsed.GetValue(_region);

        // An ARN says its region by itself, where it names the machine or the execution.
        var ofArn = said is null ? Named(parsed).Select(static text => MachineArn.Parse(text)?.Region).FirstOrDefault(static region => !string.IsNullOrEmpty(region)) : null;
        var settings = new AwsSettings
        {
            Profile = parsed.GetValue(_profile) ?? configuration["profile"],
            Region = said ?? ofArn ?? configuration["region"],
            EndpointUrl = parsed.GetValue(_endpoint) ?? configuration["endpointUrl"],
        };
        return new Remote(settings, configuration, context, parsed.GetValue(_debug), regionIsOfArn: ofArn is not null);
    }

    // What stands in a cause or an input names nothing.
    private static IEnumerable<string> Named(ParseResult parsed) => parsed.CommandResult.Children
        .Where(static result => result is ArgumentResult or OptionResult { Option.Name: CommonOptions.MachineName })
        .SelectMany(static result => result.Tokens)
        .Select(static token => token.Value);
}
