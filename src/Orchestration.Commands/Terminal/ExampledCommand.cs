using System.CommandLine;

namespace Orchestration.Commands.Terminal;

/// <summary>A command whose help ends in examples.</summary>
internal sealed class ExampledCommand(string name, string description) : Command(name, description)
{
    /// <summary>Lines to be typed after the host's name, and what each does.</summary>
    public List<(string Line, string Why)> Examples { get; } = [];
}
