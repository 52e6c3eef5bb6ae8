using Orchestration.Expressions;

namespace Orchestration;

/// <summary>What can be done with run-time text.</summary>
public static class ExprText
{
    extension(Expr<string> text)
    {
        /// <summary>How many characters it has.</summary>
        public Expr<int> Length => new(Functions.TextLength.Of(text.Node));

        /// <summary>The date of a date or of a timestamp: what stands before the <c>T</c>.</summary>
        public Expr<string> DatePart => new(Functions.DatePart.Of(text.Node));

        /// <summary>The text in capitals.</summary>
        public Expr<string> ToUpper() => new(Functions.Upper.Of(text.Node));

        /// <summary>The text in small letters.</summary>
        public Expr<string> ToLower() => new(Functions.Lower.Of(text.Node));

        /// <summary>The text without blanks at its ends, and with one blank for each run of blanks inside.</summary>
        public Expr<string> Trim() => new(Functions.Trim.Of(text.Node));

        /// <summary>Whether <paramref name="part"/> occurs in it.</summary>
        public Expr<bool> Contains(Expr<string> part) => new(Functions.TextContains.Of(text.Node, part.Node));

        /// <summary>Whether it begins with <paramref name="start"/>.</summary>
        public Expr<bool> StartsWith(Expr<string> start) => new(Functions.TextStartsWith.Of(text.Node, start.Node));

        /// <summary>Whether it fits a pattern in which <c>*</c> stands for anything and <c>\*</c> for a star.</summary>
        public Expr<bool> Like(string pattern) => new(new Node.Like(text.Node, pattern));

        /// <summary>The text from the character at <paramref name="start"/> on, counted from 0.</summary>
        public Expr<string> Substring(Expr<int> start) => new(Functions.Substring.Of(text.Node, start.Node));

        /// <summary>As many characters from the one at <paramref name="start"/> on, counted from 0.</summary>
        public Expr<string> Substring(Expr<int> start, Expr<int> length) => new(Functions.SubstringOf.Of(text.Node, start.Node, length.Node));

        /// <summary>What stands before the first <paramref name="mark"/>; all of it where there is none.</summary>
        public Expr<string> Before(Expr<string> mark) => new(Functions.Before.Of(text.Node, mark.Node));

        /// <summary>What stands after the first <paramref name="mark"/>; all of it where there is none.</summary>
        public Expr<string> After(Expr<string> mark) => new(Functions.After.Of(text.Node, mark.Node));

        /// <summary>The text with each <paramref name="old"/> replaced.</summary>
        public Expr<string> Replace(Expr<string> old, Expr<string> by) => new(Functions.Replace.Of(text.Node, old.Node, by.Node));

        /// <summary>The parts between the separators.</summary>
        public Expr<IReadOnlyList<string>> Split(Expr<string> separator) => new(Functions.Split.Of(text.Node, separator.Node));

        /// <summary>The text with blanks, or what is given, before it until it has <paramref name="width"/> characters.</summary>
        public Expr<string> PadLeft(int width, string by = " ") => new(Functions.Pad.Of(text.Node, new Node.Constant(-width), new Node.Constant(by)));

        /// <summary>The text with blanks, or what is given, after it until it has <paramref name="width"/> characters.</summary>
        public Expr<string> PadRight(int width, string by = " ") => new(Functions.Pad.Of(text.Node, new Node.Constant(width), new Node.Constant(by)));

        /// <summary>The text with a question mark for each character that is not printable ASCII.</summary>
        public Expr<string> Ascii() => new(new Node.Ascii(text.Node));

        /// <summary>Its first characters, <paramref name="length"/> at most. JSONPath cannot cut; there the text must be known to be short enough.</summary>
        public Expr<string> Cut(int length) => new(new Node.Cut(text.Node, length));

        /// <summary>The number that it spells.</summary>
        public Expr<double> ToNumber() => new(Functions.ToNumber.Of(text.Node));

        /// <summary>The value that it spells as JSON; fails where it is not JSON.</summary>
        public Expr<T> ParseJson<T>() => new(Functions.FromJson.Of(text.Node));

        /// <summary>Its hash in hexadecimal digits.</summary>
        /// <param name="algorithm"><c>SHA-256</c> unless given; <c>MD5</c>, <c>SHA-1</c>, <c>SHA-384</c>, <c>SHA-512</c>.</param>
        public Expr<string> Hash(string algorithm = "SHA-256") => new(Functions.Hash.Of(text.Node, new Node.Constant(algorithm)));

        /// <summary>It in Base64.</summary>
        public Expr<string> ToBase64() => new(Functions.Base64Encode.Of(text.Node));

        /// <summary>The text of which it is the Base64.</summary>
        public Expr<string> FromBase64() => new(Functions.Base64Decode.Of(text.Node));
    }
}
