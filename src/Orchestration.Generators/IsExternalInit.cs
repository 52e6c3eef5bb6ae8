namespace System.Runtime.CompilerServices;

// The compiler asks for it where records meet an old framework.
internal static class IsExternalInit;
