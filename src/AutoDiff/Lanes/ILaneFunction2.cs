using System.ComponentModel;

namespace AutoDiff.CompilerServices;

/// <summary>A function of two arguments, evaluated on all lanes at once. For the runtime's own use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneFunction2
{
    /// <summary>Evaluates the function.</summary>
    /// <typeparam name="TLanes">The lanes of doubles.</typeparam>
    /// <param name="x">The first argument.</param>
    /// <param name="y">The second argument.</param>
    /// <returns>The values.</returns>
    static abstract TLanes Apply<TLanes>(in TLanes x, in TLanes y)
        where TLanes : unmanaged, ILanes<TLanes, double>;
}
