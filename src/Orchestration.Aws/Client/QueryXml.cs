using System.Xml.Linq;

namespace Orchestration.Aws.Client;

/// <summary>Reads the XML of the query protocol.</summary>
internal static class QueryXml
{
    public static XElement? Child(XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    public static string Text(XElement element) => element.Value;

    public static bool? Boolean(XElement? element) => element is null ? null : element.Value is "true";

    public static List<T>? List<T>(XElement? element, Func<XElement, T> read) => element is null ? null : [.. element.Elements().Select(read)];

    public static Dictionary<string, string>? Map(XElement? element) =>
        element?.Elements().ToDictionary(entry => entry.Elements().First().Value, entry => entry.Elements().Last().Value);
}
