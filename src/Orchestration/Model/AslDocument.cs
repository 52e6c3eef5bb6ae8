using Orchestration.Query;
using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>The text that a definition was read from, so that a fault in an expression can be shown where it stands.</summary>
public sealed class AslDocument
{
    private readonly Lazy<JsonPlaces> _places;

    internal AslDocument(string json, string? file)
    {
        File = file;
        _places = new(() => JsonPlaces.Of(json));
    }

    /// <summary>The document's name; null where it has none.</summary>
    public string? File { get; }

    /// <summary>The place of a character in one of the document's texts. A document without a name is called <c>definition</c> in it.</summary>
    /// <param name="location">The place of the text as AWS writes it (<c>/States/A/Output/total</c>).</param>
    /// <param name="text">The text, with its escapes resolved.</param>
    /// <param name="position">The character in it, from 0; its length stands for its end.</param>
    /// <returns>Null where that text does not stand there: the definition has been changed since it was read.</returns>
    public SourceLine? Find(string location, string text, int position) => At(_places.Value.Find(location, text, position));

    /// <summary>The place of a value of another kind than text; null where there is none.</summary>
    public SourceLine? Find(string location) => At(_places.Value.Find(location));

    /// <summary>The place of a mistake in the expressions of a field.</summary>
    /// <param name="location">The place of the field.</param>
    /// <param name="fault">The mistake, from the reading of the field's value.</param>
    /// <returns>Null where the text at fault does not stand there.</returns>
    public SourceLine? Find(string location, QuerySyntaxException fault)
    {
        var field = location[(location.LastIndexOf('/') + 1)..];
        var place = fault.Location is { } within && within.StartsWith(field, StringComparison.Ordinal) ? location + within[field.Length..] : location;
        return fault.Text is { } text ? Find(place, text, fault.PositionInText) : Find(place);
    }

    private SourceLine? At(int? character)
    {
        if (character is not { } at)
        {
            return null;
        }

        var (line, column) = _places.Value.LineAndColumn(at);
        return new(File ?? "definition", line) { Column = column };
    }
}
