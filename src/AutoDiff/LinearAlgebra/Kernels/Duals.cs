using System.Numerics;
using AutoDiff.CompilerServices;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>Primal and tangent side by side as dual numbers and back: how a second derivative runs a first one's code.</summary>
internal static class Duals
{
    public static Span<Dual<T>> Pack<T>(Tape tape, ReadOnlySpan<T> primal, ReadOnlySpan<T> tangent)
        where T : IFloatingPointIeee754<T>
    {
        Span<Dual<T>> packed = tape.Reserve<Dual<T>>(primal.Length);
        for (int i = 0; i < packed.Length; i++)
        {
            packed[i] = new Dual<T>(primal[i], tangent[i]);
        }

        return packed;
    }

    public static Span<Dual<double>> Zeros(Tape tape, int length) => tape.ReserveCleared<Dual<double>>(length);

    public static void Unpack(ReadOnlySpan<Dual<double>> packed, Span<double> primal, Span<double> tangent)
    {
        for (int i = 0; i < packed.Length; i++)
        {
            (primal[i], tangent[i]) = packed[i];
        }
    }

    /// <summary>Adds both parts. The adjoints of two parameters may be one and the same memory.</summary>
    public static void Add(ReadOnlySpan<Dual<double>> packed, Span<double> primal, Span<double> tangent)
    {
        for (int i = 0; i < packed.Length; i++)
        {
            primal[i] += packed[i].Value;
            tangent[i] += packed[i].Tangent;
        }
    }
}
