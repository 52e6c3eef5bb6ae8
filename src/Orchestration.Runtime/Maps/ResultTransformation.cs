namespace Orchestration.Runtime.Maps;

/// <summary>What is kept of the execution of an item that succeeded. Of one that did not, all is kept.</summary>
internal enum ResultTransformation
{
    /// <summary>All that there is to say of it.</summary>
    None,

    /// <summary>Its output.</summary>
    Compact,

    /// <summary>Its output, or the items of it where it is an array.</summary>
    Flatten,
}
