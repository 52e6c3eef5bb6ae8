using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Orchestration.Generators;

/// <summary>Reads a record as the compiler knows it.</summary>
internal static class RecordReader
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    // Members of Expr itself win over any extension.
    private static readonly ImmutableHashSet<string> Taken = ["Get", "Is", "As", "Member", "AppendLiteral", "AppendFormatted", "ToString", "GetType", "Equals", "GetHashCode"];

    public static Record Read(INamedTypeSymbol type)
    {
        var complaints = ImmutableArray.CreateBuilder<Complaint>();

        if (Problem(type) is { } problem)
        {
            complaints.Add(Complaint.Of(Rules.Unreachable, type, type.Name, problem.What, problem.Cure));
            return new("", type.Name, "", "", new([]), new(complaints.ToImmutable()));
        }

        var members = ImmutableArray.CreateBuilder<Member>();

        foreach (var property in Properties(type))
        {
            if (Taken.Contains(property.Name))
            {
                complaints.Add(Complaint.Of(Rules.Hidden, property, type.Name, property.Name));
                continue;
            }

            members.Add(new(
                property.Name,
                JsonName(property) ?? CamelCase(property.Name),
                property.Type.ToDisplayString(Full),
                property.NullableAnnotation is NullableAnnotation.Annotated || property.Type.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T,
                Summary(type, property)));
        }

        return new(
            type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            string.Join("", Chain(type).Reverse().Select(part => part.Name)),
            type.ToDisplayString(Full),
            Chain(type).All(part => part.DeclaredAccessibility is Accessibility.Public) ? "public" : "internal",
            new(members.ToImmutable()),
            new(complaints.ToImmutable()));
    }

    private static (string What, string Cure)? Problem(INamedTypeSymbol type) => type switch
    {
        _ when Chain(type).Any(part => part.IsGenericType) => ("generic", "a type without type parameters"),
        _ when Chain(type).Any(part => part.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal) => ("private", "internal or public"),
        _ when Chain(type).Any(part => part.IsFileLocal) => ("known in its file alone", "internal or public"),
        _ => null,
    };

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.ContainingType)
        {
            yield return part;
        }
    }

    // Those of base types first, as serialisers have them.
    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var inherited = type.BaseType is { SpecialType: SpecialType.None } @base ? Properties(@base) : [];
        var own = type.GetMembers().OfType<IPropertySymbol>().Where(property =>
            property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null, IsOverride: false }
            && property.ExplicitInterfaceImplementations.IsEmpty
            && !Has(property, "System.Text.Json.Serialization.JsonIgnoreAttribute"));

        return inherited.Concat(own);
    }

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(one => one.AttributeClass?.ToDisplayString() == attribute);

    private static string? JsonName(IPropertySymbol property) => property.GetAttributes()
        .FirstOrDefault(one => one.AttributeClass?.ToDisplayString() is "System.Text.Json.Serialization.JsonPropertyNameAttribute")?
        .ConstructorArguments.FirstOrDefault().Value as string;

    // What JsonNamingPolicy.CamelCase does: capitals at the start become small, but for one before a small letter.
    private static string CamelCase(string name)
    {
        var letters = new StringBuilder(name);

        for (var at = 0; at < letters.Length && char.IsUpper(letters[at]); at++)
        {
            if (at > 0 && at + 1 < letters.Length && !char.IsUpper(letters[at + 1]))
            {
                break;
            }

            letters[at] = char.ToLowerInvariant(letters[at]);
        }

        return letters.ToString();
    }

    private static string Summary(INamedTypeSymbol type, IPropertySymbol property)
    {
        try
        {
            var own = property.GetDocumentationCommentXml() is { Length: > 0 } text ? Inner(XElement.Parse(text).Element("summary")) : "";
            var positional = own.Length == 0 && type.GetDocumentationCommentXml() is { Length: > 0 } all
                ? Inner(XElement.Parse(all).Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == property.Name))
                : "";

            return own.Length > 0 ? own : positional;
        }
        catch (System.Xml.XmlException)
        {
            return "";
        }
    }

    private static string Inner(XElement? element) =>
        element is null ? "" : string.Join(" ", string.Concat(element.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))).Split(['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));
}
