using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiff.LinearAlgebra.Kernels;

/// <summary>Conversions between doubles and the real type of a kernel that box nothing, optimised or not.</summary>
internal static class Real
{
    /// <summary>The constant as a <typeparamref name="T"/>.</summary>
    public static T From<T>(double constant)
        where T : IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return Unsafe.As<double, T>(ref constant);
        }

        if (typeof(T) == typeof(Dual<double>))
        {
            Dual<double> dual = constant;
            return Unsafe.As<Dual<double>, T>(ref dual);
        }

        if (typeof(T) == typeof(Dual<Dual<double>>))
        {
            Dual<Dual<double>> dual = new(constant, 0.0);
            return Unsafe.As<Dual<Dual<double>>, T>(ref dual);
        }

        return T.CreateChecked(constant);
    }

    /// <summary>The primal of a number.</summary>
    public static double Primal<T>(T number)
        where T : IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return Unsafe.As<T, double>(ref number);
        }

        if (typeof(T) == typeof(Dual<double>))
        {
            return Unsafe.As<T, Dual<double>>(ref number).Value;
        }

        return double.CreateChecked(number);
    }
}
