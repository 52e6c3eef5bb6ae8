using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orchestration.Expressions;

/// <summary>What JSON calls the members of records.</summary>
internal static class JsonNames
{
    public static string Of(MemberInfo member) =>
        member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
        ?? (member.DeclaringType?.IsDefined(typeof(StepDataAttribute), inherit: false) is true ? JsonNamingPolicy.CamelCase.ConvertName(member.Name) : member.Name);
}
