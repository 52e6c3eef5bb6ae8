using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions;

/// <summary>The functions of the language, and those that Step Functions adds.</summary>
internal static class Builtins
{
    private static readonly Dictionary<string, NativeFunction> Language = new(StringComparer.Ordinal)
    {
        ["sum"] = Function("<a<n>:n>", 1, NumberFunctions.Sum),
        ["count"] = Function("<a:n>", 1, ArrayFunctions.Count),
        ["max"] = Function("<a<n>:n>", 1, NumberFunctions.Max),
        ["min"] = Function("<a<n>:n>", 1, NumberFunctions.Min),
        ["average"] = Function("<a<n>:n>", 1, NumberFunctions.Average),
        ["string"] = Function("<x-b?:s>", 1, TextFunctions.String),
        ["substring"] = Function("<s-nn?:s>", 3, TextFunctions.Substring),
        ["substringBefore"] = Function("<s-s:s>", 2, TextFunctions.SubstringBefore),
        ["substringAfter"] = Function("<s-s:s>", 2, TextFunctions.SubstringAfter),
        ["lowercase"] = Function("<s-:s>", 1, TextFunctions.Lowercase),
        ["uppercase"] = Function("<s-:s>", 1, TextFunctions.Uppercase),
        ["length"] = Function("<s-:n>", 1, TextFunctions.Length),
        ["trim"] = Function("<s-:s>", 1, TextFunctions.Trim),
        ["pad"] = Function("<s-ns?:s>", 3, TextFunctions.Pad),
        ["match"] = Function("<s-f<s:o>n?:a<o>>", 3, PatternFunctions.Match),
        ["contains"] = Function("<s-(sf):b>", 2, PatternFunctions.Contains),
        ["replace"] = Function("<s-(sf)(sf)n?:s>", 4, PatternFunctions.Replace),
        ["split"] = Function("<s-(sf)n?:a<s>>", 3, PatternFunctions.Split),
        ["join"] = Function("<a<s>s?:s>", 2, TextFunctions.Join),
        ["formatNumber"] = Function("<n-so?:s>", 3, NumberPicture.Format),
        ["formatBase"] = Function("<n-n?:s>", 2, NumberFunctions.FormatBase),
        ["formatInteger"] = Function("<n-s:s>", 2, IntegerPicture.Format),
        ["parseInteger"] = Function("<s-s:n>", 2, IntegerPicture.Parse),
        ["number"] = Function("<(nsb)-:n>", 1, NumberFunctions.Number),
        ["floor"] = Function("<n-:n>", 1, NumberFunctions.Floor),
        ["ceil"] = Function("<n-:n>", 1, NumberFunctions.Ceil),
        ["round"] = Function("<n-n?:n>", 2, NumberFunctions.Round),
        ["abs"] = Function("<n-:n>", 1, NumberFunctions.Abs),
        ["sqrt"] = Function("<n-:n>", 1, NumberFunctions.Sqrt),
        ["power"] = Function("<n-n:n>", 2, NumberFunctions.Power),
        ["random"] = Function("<:n>", 0, NumberFunctions.Random),
        ["boolean"] = Function("<x-:b>", 1, ObjectFunctions.Boolean),
        ["not"] = Function("<x-:b>", 1, ObjectFunctions.Not),
        ["map"] = Function("<af>", 2, HigherOrderFunctions.Map),
        ["zip"] = Function("<a+>", 0, ArrayFunctions.Zip),
        ["filter"] = Function("<af>", 2, HigherOrderFunctions.Filter),
        ["single"] = Function("<af?>", 2, HigherOrderFunctions.Single),
        ["reduce"] = Function("<afj?:j>", 3, HigherOrderFunctions.Reduce),
        ["sift"] = Function("<o-f?:o>", 2, HigherOrderFunctions.Sift),
        ["keys"] = Function("<x-:a<s>>", 1, ObjectFunctions.Keys),
        ["lookup"] = Function("<x-s:x>", 2, ObjectFunctions.Lookup),
        ["append"] = Function("<xx:a>", 2, ArrayFunctions.Append),
        ["exists"] = Function("<x:b>", 1, ObjectFunctions.Exists),
        ["spread"] = Function("<x-:a<o>>", 1, ObjectFunctions.Spread),
        ["merge"] = Function("<a<o>:o>", 1, ObjectFunctions.Merge),
        ["reverse"] = Function("<a:a>", 1, ArrayFunctions.Reverse),
        ["each"] = Function("<o-f:a>", 2, HigherOrderFunctions.Each),
        ["error"] = Function("<s?:x>", 1, ObjectFunctions.Error),
        ["assert"] = Function("<bs?:x>", 2, ObjectFunctions.Assert),
        ["type"] = Function("<x:s>", 1, ObjectFunctions.Type),
        ["sort"] = Function("<af?:a>", 2, HigherOrderFunctions.Sort),
        ["shuffle"] = Function("<a:a>", 1, ArrayFunctions.Shuffle),
        ["distinct"] = Function("<x:x>", 1, ArrayFunctions.Distinct),
        ["base64encode"] = Function("<s-:s>", 1, EncodingFunctions.Base64Encode),
        ["base64decode"] = Function("<s-:s>", 1, EncodingFunctions.Base64Decode),
        ["encodeUrlComponent"] = Function("<s-:s>", 1, EncodingFunctions.EncodeUrlComponent),
        ["encodeUrl"] = Function("<s-:s>", 1, EncodingFunctions.EncodeUrl),
        ["decodeUrlComponent"] = Function("<s-:s>", 1, EncodingFunctions.DecodeUrlComponent),
        ["decodeUrl"] = Function("<s-:s>", 1, EncodingFunctions.DecodeUrl),
        ["toMillis"] = Function("<s-s?:n>", 2, DateTimePicture.ToMillis),
        ["fromMillis"] = Function("<n-s?s?:s>", 3, DateTimePicture.FromMillis),
        ["now"] = Function("<s?s?:s>", 2, DateTimePicture.Now),
        ["millis"] = Function("<:n>", 0, DateTimePicture.Millis),
        ["clone"] = Function("<(oa)-:o>", 1, ObjectFunctions.Clone),
    };

    private static readonly Dictionary<string, NativeFunction> OfStepFunctions = new(StringComparer.Ordinal)
    {
        ["partition"] = Function("<xn?:a<a>>", 2, StepFunctionsFunctions.Partition),
        ["range"] = Function("<nnn?:a<n>>", 3, StepFunctionsFunctions.Range),
        ["hash"] = Function("<ss?:s>", 2, StepFunctionsFunctions.Hash),
        ["random"] = Function("<n?:n>", 1, StepFunctionsFunctions.Random),
        ["uuid"] = Function("<:s>", 0, StepFunctionsFunctions.Uuid),
        ["parse"] = Function("<s:x>", 1, StepFunctionsFunctions.Parse),
    };

    /// <summary>The function with a name; null where there is none.</summary>
    public static NativeFunction? Find(string name, bool stepFunctions) =>
        (stepFunctions && OfStepFunctions.TryGetValue(name, out var added)) || Language.TryGetValue(name, out added) ? added : null;

    private static NativeFunction Function(string signature, int arity, Native implementation) => new(Signature.Parse(signature), arity, implementation);
}
