using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Orchestration.Expressions;
using Orchestration.Query.Json;

namespace Orchestration;

/// <summary>A member of a machine's input.</summary>
/// <param name="Name">Its name in the JSON.</param>
/// <param name="Kind">What it holds.</param>
public sealed record InputMember(string Name, InputKind Kind)
{
    private const int DeepestRecord = 8;

    /// <summary>The values that it can have, where it is one of an enumeration; else empty.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The members that it has itself, where it is a record; empty where they are not known, as in a program that is compiled ahead of time.</summary>
    public ImmutableArray<InputMember> Members { get; init; } = [];

    /// <summary>The members of a record; none of what is no record.</summary>
    internal static ImmutableArray<InputMember> Of([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type, int depth = 0) =>
        IsRecord(type)
            ? [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsMember).Select(property => Of(property, depth))]
            : [];

    private static InputMember Of(PropertyInfo property, int depth)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var name = JsonNames.Of(property);

        return type switch
        {
            { IsEnum: true } => new(name, InputKind.Text) { Values = [.. Constants.NamesOf(type)] },
            _ when Is(type, typeof(bool)) => new(name, InputKind.Truth),
            _ when Is(type, typeof(int), typeof(long), typeof(short), typeof(byte), typeof(uint), typeof(ulong), typeof(ushort), typeof(sbyte)) => new(name, InputKind.WholeNumber),
            _ when Is(type, typeof(double), typeof(float), typeof(decimal)) => new(name, InputKind.Number),
            _ when Is(type, typeof(DateOnly)) => new(name, InputKind.Date),
            _ when Is(type, typeof(string), typeof(char), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeOnly), typeof(TimeSpan), typeof(Guid), typeof(Uri)) => new(name, InputKind.Text),
            _ => new(name, InputKind.Json) { Members = depth < DeepestRecord && RuntimeFeature.IsDynamicCodeSupported ? Within(type, depth + 1) : [] },
        };
    }

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "Asked only where code can be made at run time, which is not where it is trimmed.")]
    private static ImmutableArray<InputMember> Within(Type type, int depth) => Of(type, depth);

    private static bool IsMember(PropertyInfo property) =>
        property.CanRead && property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition is not JsonIgnoreCondition.Always;

    private static bool IsRecord(Type type) =>
        type is { IsEnum: false, IsPrimitive: false, IsInterface: false }
        && type != typeof(JsonValue)
        && type.Namespace?.Split('.')[0] is not "System"
        && !typeof(IEnumerable).IsAssignableFrom(type);

    private static bool Is(Type type, params ReadOnlySpan<Type> types) => types.Contains(type);
}
