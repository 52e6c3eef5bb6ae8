using Orchestration.Model;

namespace Orchestration;

/// <summary>A definition that C# accepts and Step Functions would not.</summary>
/// <remarks>The message has the form that MSBuild and editors recognise, <c>file(line): error CODE: text</c>, so that it links to the line.</remarks>
public sealed class DefinitionException : Exception
{
    internal DefinitionException(string code, string text, SourceLine? source = null) : base(source is { } at ? $"{at}: error {code}: {text}" : $"error {code}: {text}") =>
        (Code, Text, Source) = (code, text, source);

    /// <summary>The diagnostic's code, such as <c>ASL1002</c>; its page in the documentation shows a wrong and a right example.</summary>
    public string Code { get; }

    /// <summary>What is wrong, and what to write instead.</summary>
    public string Text { get; }

    /// <summary>The line of the definition, where it is known.</summary>
    public new SourceLine? Source { get; }

    /// <summary>Says the same, and where.</summary>
    internal DefinitionException At(SourceLine? where) => Source is null && where is not null ? new(Code, Text, where) : this;
}
