using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Orchestration.Commands.Terminal;

/// <summary>Help with examples: what System.CommandLine prints, then lines that can be typed as they stand.</summary>
internal static class Help
{
    /// <summary>Gives every command under <paramref name="root"/> its examples.</summary>
    public static void Install(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new WithExamples((HelpAction)option.Action!, root.HelpName ?? root.Name);
    }

    private sealed class WithExamples(HelpAction inner, string host) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = inner.Invoke(parseResult);

            if (parseResult.CommandResult.Command is ExampledCommand { Examples.Count: > 0 } command)
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");

                foreach (var (line, why) in command.Examples)
                {
                    output.WriteLine($"  # {why}");
                    output.WriteLine($"  {host} {line}");
                }

                output.WriteLine();
            }

            return code;
        }
    }
}
