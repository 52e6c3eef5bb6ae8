using Orchestration.Query.Json;

namespace Orchestration.Commands.Operating;

/// <summary>What the environment and the configuration file say where the command line says nothing.</summary>
internal sealed class CommandConfiguration
{
    private static readonly string[] Known = ["profile", "region", "endpointUrl", "machine"];

    private readonly CommandEnvironment _environment;
    private readonly JsonValue _file;

    private CommandConfiguration(CommandEnvironment environment, JsonValue file) => (_environment, _file) = (environment, file);

    /// <summary>Reads the file that <c>ORCHESTRATE_CONFIG</c> names, else <c>orchestrate.json</c> in this directory, else in the user's configuration directory.</summary>
    /// <exception cref="CommandException">The file cannot be read, or holds what it cannot hold.</exception>
    public static CommandConfiguration Read(CommandEnvironment environment)
    {
        if (Find(environment) is not { } path)
        {
            return new(environment, JsonValue.Object());
        }

        JsonValue file;

        try
        {
            file = JsonValue.Parse(File.ReadAllText(path));
        }
        catch (JsonFormatException failure)
        {
            throw new CommandException($"{path} is not JSON: {failure.Message}");
        }

        if (!file.IsObject)
        {
            throw new CommandException($"{path} must hold a JSON object.");
        }

        foreach (var (name, value) in file.AsObject())
        {
            if (!Known.Contains(name) || !value.IsString)
            {
                throw new CommandException($"{path}: '{name}' is not a setting. The settings, all of them text, are: {string.Join(", ", Known)}.");
            }
        }

        return new(environment, file);
    }

    /// <summary>The setting: the variable <c>ORCHESTRATE_...</c> before the file; null where neither has it.</summary>
    public string? this[string name] =>
        _environment.Variable("ORCHESTRATE_" + Upper(name)) is { Length: > 0 } variable ? variable : _file[name] is { IsString: true } text ? text.AsString() : null;

    private static string? Find(CommandEnvironment environment)
    {
        if (environment.Variable("ORCHESTRATE_CONFIG") is { Length: > 0 } named)
        {
            var path = environment.PathOf(named);
            return File.Exists(path) ? path : throw new CommandException($"ORCHESTRATE_CONFIG names '{named}', which is not there.");
        }

        var home = environment.Variable("XDG_CONFIG_HOME") is { Length: > 0 } configured ? configured : Path.Combine(environment.Variable("HOME") ?? environment.Variable("USERPROFILE") ?? "", ".config");
        string[] candidates = [environment.PathOf("orchestrate.json"), environment.PathOf(Path.Combine(home, "orchestrate", "orchestrate.json"))];
        return candidates.FirstOrDefault(File.Exists);
    }

    // endpointUrl -> ENDPOINT_URL
    private static string Upper(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString()));
}
