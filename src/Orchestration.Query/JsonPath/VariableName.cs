using System.Globalization;

namespace Orchestration.Query.JsonPath;

/// <summary>What the names of variables consist of: a letter or underscore, then letters, digits, marks and underscores.</summary>
internal static class VariableName
{
    public static bool Contains(char character, bool isFirst) => character == '_' || char.IsLetter(character) || char.IsSurrogate(character)
        || (!isFirst && (char.IsDigit(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation));
}
