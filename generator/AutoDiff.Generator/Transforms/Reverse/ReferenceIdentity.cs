using System.Runtime.CompilerServices;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms.Reverse;

/// <summary>Statements by identity: two that are equal may stand in different places.</summary>
internal sealed class ReferenceIdentity : IEqualityComparer<IrStatement>
{
    public static readonly ReferenceIdentity Instance = new();

    public bool Equals(IrStatement x, IrStatement y) => ReferenceEquals(x, y);

    public int GetHashCode(IrStatement statement) => RuntimeHelpers.GetHashCode(statement);
}
