using System.Globalization;
using System.Text;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Syntax;

/// <summary>Writes an expression down so that reading it again gives the same tree.</summary>
internal static class Printer
{
    public static string Print(SyntaxNode node)
    {
        var text = new StringBuilder();
        Print(text, node);
        return text.ToString();
    }

    private static void Print(StringBuilder text, SyntaxNode node)
    {
        switch (node)
        {
            case SyntaxNode.Number number:
                text.Append(JsonValue.Spell(number.Value));
                break;
            case SyntaxNode.Text literal:
                Quote(text, literal.Value);
                break;
            case SyntaxNode.Constant constant:
                text.Append(constant.Value switch { true => "true", false => "false", _ => "null" });
                break;
            case SyntaxNode.Regex regex:
                text.Append('/').Append(regex.Pattern).Append('/').Append(regex.Flags);
                break;
            case SyntaxNode.Name name:
                text.Append(NeedsQuotes(name.Value) ? $"`{name.Value}`" : name.Value);
                break;
            case SyntaxNode.Variable variable:
                text.Append('$').Append(variable.Value);
                break;
            case SyntaxNode.Wildcard:
                text.Append('*');
                break;
            case SyntaxNode.Descendants:
                text.Append("**");
                break;
            case SyntaxNode.Parent:
                text.Append('%');
                break;
            case SyntaxNode.Placeholder:
                text.Append('?');
                break;
            case SyntaxNode.Negation negation:
                text.Append('-');
                Print(text, negation.Operand);
                break;
            case SyntaxNode.Binary { Operator: "." } path:
                Print(text, path.Left);
                text.Append(EndsInNumber(path.Left) ? " ." : ".");
                Print(text, path.Right);
                break;
            case SyntaxNode.Binary binary:
                Print(text, binary.Left);
                text.Append(' ').Append(binary.Operator).Append(' ');
                Print(text, binary.Right);
                break;
            case SyntaxNode.Filter filter:
                Print(text, filter.Left);
                text.Append('[');
                Print(text, filter.Predicate);
                text.Append(']');
                break;
            case SyntaxNode.Group group:
                Print(text, group.Left);
                Pairs(text, group.Pairs);
                break;
            case SyntaxNode.Sort sort:
                Print(text, sort.Left);
                text.Append("^(");
                Join(text, sort.Terms, term =>
                {
                    text.Append(term.Descending ? ">" : "");
                    Print(text, term.Term);
                });
                text.Append(')');
                break;
            case SyntaxNode.Focus focus:
                Print(text, focus.Left);
                text.Append("@$").Append(focus.Target);
                break;
            case SyntaxNode.Index index:
                Print(text, index.Left);
                text.Append("#$").Append(index.Target);
                break;
            case SyntaxNode.Bind bind:
                text.Append('$').Append(bind.Target).Append(" := ");
                Print(text, bind.Value);
                break;
            case SyntaxNode.Condition condition:
                Print(text, condition.Test);
                text.Append(" ? ");
                Print(text, condition.Then);

                if (condition.Else is not null)
                {
                    text.Append(" : ");
                    Print(text, condition.Else);
                }

                break;
            case SyntaxNode.Call call:
                Print(text, call.Function);
                text.Append('(');
                Join(text, call.Arguments, argument => Print(text, argument));
                text.Append(')');
                break;
            case SyntaxNode.Lambda lambda:
                text.Append("function(");
                Join(text, lambda.Parameters, parameter => text.Append('$').Append(parameter));
                text.Append(')').Append(lambda.Signature).Append(" { ");
                Print(text, lambda.Body);
                text.Append(" }");
                break;
            case SyntaxNode.Block block:
                text.Append('(');
                Join(text, block.Expressions, expression => Print(text, expression), "; ");
                text.Append(')');
                break;
            case SyntaxNode.Array array:
                text.Append('[');
                Join(text, array.Items, item => Print(text, item));
                text.Append(']');
                break;
            case SyntaxNode.Object @object:
                Pairs(text, @object.Pairs);
                break;
            case SyntaxNode.Transform transform:
                text.Append('|');
                Print(text, transform.Pattern);
                text.Append(" | ");
                Print(text, transform.Update);

                if (transform.Delete is not null)
                {
                    text.Append(", ");
                    Print(text, transform.Delete);
                }

                text.Append(" |");
                break;
        }

        text.Append(node.KeepArray ? "[]" : "");
    }

    private static void Pairs(StringBuilder text, SyntaxList<(SyntaxNode Key, SyntaxNode Value)> pairs)
    {
        text.Append('{');
        Join(text, pairs, pair =>
        {
            Print(text, pair.Key);
            text.Append(": ");
            Print(text, pair.Value);
        });
        text.Append('}');
    }

    private static void Join<T>(StringBuilder text, SyntaxList<T> items, Action<T> print, string between = ", ")
    {
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : between);
            print(items[i]);
        }
    }

    // A point behind a number would belong to it.
    private static bool EndsInNumber(SyntaxNode node) => !node.KeepArray && node switch
    {
        SyntaxNode.Number => true,
        SyntaxNode.Negation negation => EndsInNumber(negation.Operand),
        SyntaxNode.Binary binary => EndsInNumber(binary.Right),
        _ => false,
    };

    private static bool NeedsQuotes(string name) =>
        name is "" or "and" or "or" or "in" or "true" or "false" or "null" or "function" or "λ"
        || name[0] is '$' or '"' or '\'' or '`' or (>= '0' and <= '9')
        || name.AsSpan().ContainsAny(Tokenizer.EndsName);

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');

        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ' or (>= '\ud800' and <= '\udfff'):
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
