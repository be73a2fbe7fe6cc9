using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace AutoDiff.CompilerServices;

/// <summary>The checks of operations on whole spans. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lengths
{
    /// <summary>Requires that two spans have the same length.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void RequireSame(int length, int expected)
    {
        if (length != expected)
        {
            Throw($"The lengths of the spans differ: {length} and {expected}.");
        }
    }

    /// <summary>Requires that what is computed has room in its destination.</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public static void RequireRoom(int destination, int length)
    {
        if (destination < length)
        {
            Throw($"The destination has length {destination}, but {length} is needed.");
        }
    }

    /// <summary>Requires that there is an element.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static void RequireAny(int length)
    {
        if (length == 0)
        {
            Throw("The span is empty.");
        }
    }

    [DoesNotReturn]
    private static void Throw(string message) => throw new ArgumentException(message);
}
