namespace Orchestration.Commands.View;

/// <summary>Text of a terminal that leads to an address (OSC 8).</summary>
internal static class Hyperlink
{
    private const string Begin = "\u001b]8;;";
    private const string End = "\u001b\\";

    private static readonly string[] Programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby"];
    private static readonly string[] Terminals = ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour"];

    // Each is set by a terminal that knows links; VTE_VERSION only from 0.50 on, which writes 5000.
    private static readonly string[] Marks = ["WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM"];

    /// <summary>The text as a link.</summary>
    public static string Of(string text, string address) => $"{Begin}{Cells.Clean(address)}{End}{text}{Begin}{End}";

    /// <summary>Whether the terminal is known to understand links; <c>FORCE_HYPERLINK</c> says so of any, or with 0 of none. An unknown one may print them as rubbish.</summary>
    public static bool IsKnownTo(Func<string, string?> variable)
    {
        if (variable("FORCE_HYPERLINK") is { Length: > 0 } forced)
        {
            return forced != "0";
        }

        // A multiplexer inherits the variables of the terminal around it, and may not pass links on.
        var terminal = variable("TERM") ?? "";

        if (terminal.StartsWith("screen", StringComparison.Ordinal) || terminal.StartsWith("tmux", StringComparison.Ordinal))
        {
            return false;
        }

        return Programs.Contains(variable("TERM_PROGRAM"))
            || Array.Exists(Terminals, known => terminal.StartsWith(known, StringComparison.Ordinal))
            || Array.Exists(Marks, mark => variable(mark) is { Length: > 0 })
            || (int.TryParse(variable("VTE_VERSION"), out var version) && version >= 5000);
    }
}
