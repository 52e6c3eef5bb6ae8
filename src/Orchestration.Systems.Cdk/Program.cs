using Amazon.CDK;
using Orchestration;
using Orchestration.Systems.Cdk;

const int BadOptions = 2;

var options = DeployOptions.Read(System.Environment.GetEnvironmentVariable("CDK_CONTEXT_JSON"), Repository.Root());

if (options.Errors is [_, ..] errors)
{
    foreach (var error in errors)
    {
        Console.Error.WriteLine(error);
    }

    return BadOptions;
}

try
{
    // The CDK's own process takes a second to start; meanwhile the definition is made once, so that it is at hand when its turn comes.
    var defining = Task.Run(ProxStack.Define);
    var app = new App();
    await defining;
    _ = new ProxStack(app, options.System);
    app.Synth();
    return 0;
}
catch (Exception exception) when (exception is DefinitionException or FileNotFoundException)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return BadOptions;
}
