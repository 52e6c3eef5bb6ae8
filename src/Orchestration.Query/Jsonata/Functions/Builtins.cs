using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions;

/// <summary>The functions of the language, and those that Step Functions adds.</summary>
internal static class Builtins
{
    private static readonly Dictionary<string, NativeFunction> Language = new(StringComparer.Ordinal)
    {
        ["sum"] = Function("sum", "<a<n>:n>", 1, NumberFunctions.Sum),
        ["count"] = Function("count", "<a:n>", 1, ArrayFunctions.Count),
        ["max"] = Function("max", "<a<n>:n>", 1, NumberFunctions.Max),
        ["min"] = Function("min", "<a<n>:n>", 1, NumberFunctions.Min),
        ["average"] = Function("average", "<a<n>:n>", 1, NumberFunctions.Average),
        ["string"] = Function("string", "<x-b?:s>", 1, TextFunctions.String),
        ["substring"] = Function("substring", "<s-nn?:s>", 3, TextFunctions.Substring),
        ["substringBefore"] = Function("substringBefore", "<s-s:s>", 2, TextFunctions.SubstringBefore),
        ["substringAfter"] = Function("substringAfter", "<s-s:s>", 2, TextFunctions.SubstringAfter),
        ["lowercase"] = Function("lowercase", "<s-:s>", 1, TextFunctions.Lowercase),
        ["uppercase"] = Function("uppercase", "<s-:s>", 1, TextFunctions.Uppercase),
        ["length"] = Function("length", "<s-:n>", 1, TextFunctions.Length),
        ["trim"] = Function("trim", "<s-:s>", 1, TextFunctions.Trim),
        ["pad"] = Function("pad", "<s-ns?:s>", 3, TextFunctions.Pad),
        ["match"] = Function("match", "<s-f<s:o>n?:a<o>>", 3, PatternFunctions.Match),
        ["contains"] = Function("contains", "<s-(sf):b>", 2, PatternFunctions.Contains),
        ["replace"] = Function("replace", "<s-(sf)(sf)n?:s>", 4, PatternFunctions.Replace),
        ["split"] = Function("split", "<s-(sf)n?:a<s>>", 3, PatternFunctions.Split),
        ["join"] = Function("join", "<a<s>s?:s>", 2, TextFunctions.Join),
        ["formatNumber"] = Function("formatNumber", "<n-so?:s>", 3, NumberPicture.Format),
        ["formatBase"] = Function("formatBase", "<n-n?:s>", 2, NumberFunctions.FormatBase),
        ["formatInteger"] = Function("formatInteger", "<n-s:s>", 2, IntegerPicture.Format),
        ["parseInteger"] = Function("parseInteger", "<s-s:n>", 2, IntegerPicture.Parse),
        ["number"] = Function("number", "<(nsb)-:n>", 1, NumberFunctions.Number),
        ["floor"] = Function("floor", "<n-:n>", 1, NumberFunctions.Floor),
        ["ceil"] = Function("ceil", "<n-:n>", 1, NumberFunctions.Ceil),
        ["round"] = Function("round", "<n-n?:n>", 2, NumberFunctions.Round),
        ["abs"] = Function("abs", "<n-:n>", 1, NumberFunctions.Abs),
        ["sqrt"] = Function("sqrt", "<n-:n>", 1, NumberFunctions.Sqrt),
        ["power"] = Function("power", "<n-n:n>", 2, NumberFunctions.Power),
        ["random"] = Function("random", "<:n>", 0, NumberFunctions.Random),
        ["boolean"] = Function("boolean", "<x-:b>", 1, ObjectFunctions.Boolean),
        ["not"] = Function("not", "<x-:b>", 1, ObjectFunctions.Not),
        ["map"] = Function("map", "<af>", 2, HigherOrderFunctions.Map),
        ["zip"] = Function("zip", "<a+>", 0, ArrayFunctions.Zip),
        ["filter"] = Function("filter", "<af>", 2, HigherOrderFunctions.Filter),
        ["single"] = Function("single", "<af?>", 2, HigherOrderFunctions.Single),
        ["reduce"] = Function("reduce", "<afj?:j>", 3, HigherOrderFunctions.Reduce),
        ["sift"] = Function("sift", "<o-f?:o>", 2, HigherOrderFunctions.Sift),
        ["keys"] = Function("keys", "<x-:a<s>>", 1, ObjectFunctions.Keys),
        ["lookup"] = Function("lookup", "<x-s:x>", 2, ObjectFunctions.Lookup),
        ["append"] = Function("append", "<xx:a>", 2, ArrayFunctions.Append),
        ["exists"] = Function("exists", "<x:b>", 1, ObjectFunctions.Exists),
        ["spread"] = Function("spread", "<x-:a<o>>", 1, ObjectFunctions.Spread),
        ["merge"] = Function("merge", "<a<o>:o>", 1, ObjectFunctions.Merge),
        ["reverse"] = Function("reverse", "<a:a>", 1, ArrayFunctions.Reverse),
        ["each"] = Function("each", "<o-f:a>", 2, HigherOrderFunctions.Each),
        ["error"] = Function("error", "<s?:x>", 1, ObjectFunctions.Error),
        ["assert"] = Function("assert", "<bs?:x>", 2, ObjectFunctions.Assert),
        ["type"] = Function("type", "<x:s>", 1, ObjectFunctions.Type),
        ["sort"] = Function("sort", "<af?:a>", 2, HigherOrderFunctions.Sort),
        ["shuffle"] = Function("shuffle", "<a:a>", 1, ArrayFunctions.Shuffle),
        ["distinct"] = Function("distinct", "<x:x>", 1, ArrayFunctions.Distinct),
        ["base64encode"] = Function("base64encode", "<s-:s>", 1, EncodingFunctions.Base64Encode),
        ["base64decode"] = Function("base64decode", "<s-:s>", 1, EncodingFunctions.Base64Decode),
        ["encodeUrlComponent"] = Function("encodeUrlComponent", "<s-:s>", 1, EncodingFunctions.EncodeUrlComponent),
        ["encodeUrl"] = Function("encodeUrl", "<s-:s>", 1, EncodingFunctions.EncodeUrl),
        ["decodeUrlComponent"] = Function("decodeUrlComponent", "<s-:s>", 1, EncodingFunctions.DecodeUrlComponent),
        ["decodeUrl"] = Function("decodeUrl", "<s-:s>", 1, EncodingFunctions.DecodeUrl),
        ["toMillis"] = Function("toMillis", "<s-s?:n>", 2, DateTimePicture.ToMillis),
        ["fromMillis"] = Function("fromMillis", "<n-s?s?:s>", 3, DateTimePicture.FromMillis),
        ["now"] = Function("now", "<s?s?:s>", 2, DateTimePicture.Now),
        ["millis"] = Function("millis", "<:n>", 0, DateTimePicture.Millis),
        ["clone"] = Function("clone", "<(oa)-:o>", 1, ObjectFunctions.Clone),
    };

    private static readonly Dictionary<string, NativeFunction> OfStepFunctions = new(StringComparer.Ordinal)
    {
        ["partition"] = Function("partition", "<xn?:a<a>>", 2, StepFunctionsFunctions.Partition),
        ["range"] = Function("range", "<nnn?:a<n>>", 3, StepFunctionsFunctions.Range),
        ["hash"] = Function("hash", "<ss?:s>", 2, StepFunctionsFunctions.Hash),
        ["random"] = Function("random", "<n?:n>", 1, StepFunctionsFunctions.Random),
        ["uuid"] = Function("uuid", "<:s>", 0, StepFunctionsFunctions.Uuid),
        ["parse"] = Function("parse", "<s?:x>", 1, StepFunctionsFunctions.Parse),
    };

    /// <summary>The function with a name; null where there is none.</summary>
    public static NativeFunction? Find(string name, bool stepFunctions) =>
        (stepFunctions && OfStepFunctions.TryGetValue(name, out var added)) || Language.TryGetValue(name, out added) ? added : null;

    private static NativeFunction Function(string name, string signature, int arity, Native implementation) => new(Signature.Parse(signature), arity, implementation, name);
}
