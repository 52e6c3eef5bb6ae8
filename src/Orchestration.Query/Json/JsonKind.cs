namespace Orchestration.Query.Json;

/// <summary>The kinds of <see cref="JsonValue"/>.</summary>
public enum JsonKind
{
    /// <summary>No value at all: what an expression that finds nothing gives. JSON text cannot say it.</summary>
    Undefined,

    /// <summary>JSON's <c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number; its spelling is kept when it was read from text.</summary>
    Number,

    /// <summary>Text.</summary>
    String,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object; its members keep their order.</summary>
    Object,
}
