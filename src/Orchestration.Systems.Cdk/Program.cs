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
    var app = new App();
    _ = new ProxStack(app, options.System);
    app.Synth();
    return 0;
}
catch (Exception exception) when (exception is DefinitionException or FileNotFoundException)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return BadOptions;
}
