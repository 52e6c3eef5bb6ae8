namespace Orchestration;

/// <summary>What a member of a machine's input holds.</summary>
public enum InputKind
{
    /// <summary>Text, also where it looks like something else.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number without a fraction.</summary>
    WholeNumber,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Truth,

    /// <summary>A date: <c>2026-11-25</c>.</summary>
    Date,

    /// <summary>Any JSON.</summary>
    Json,
}
