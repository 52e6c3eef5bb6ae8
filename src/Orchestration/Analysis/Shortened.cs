namespace Orchestration.Analysis;

/// <summary>Text cut so that it fits into a drawing.</summary>
internal static class Shortened
{
    public static string To(string text, int length)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= length ? text : $"{text[..(length - 1)]}…";
    }
}
