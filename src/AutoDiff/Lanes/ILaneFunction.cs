using System.ComponentModel;

namespace AutoDiff.CompilerServices;

/// <summary>A function of one argument, evaluated on all lanes at once. For the runtime's own use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneFunction
{
    /// <summary>Evaluates the function.</summary>
    /// <typeparam name="TLanes">The lanes of doubles.</typeparam>
    /// <param name="x">The argument.</param>
    /// <returns>The values.</returns>
    static abstract TLanes Apply<TLanes>(in TLanes x)
        where TLanes : unmanaged, ILanes<TLanes, double>;
}
