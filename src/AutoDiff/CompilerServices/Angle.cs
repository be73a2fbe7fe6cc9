using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AutoDiff.CompilerServices;

/// <summary>The sine and cosine of an angle at once. For generated code.</summary>
/// <remarks>A companion returns the value of its method to the last bit. The C library's function for both gives what the two functions
/// give where they share their kernels, as on Linux; that is tried out once, and elsewhere the two are called.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Angle
{
    private static readonly bool AreOneFunction = OperatingSystem.IsLinux() && AgreeToTheLastBit();

    /// <summary>The bits of <see cref="Math.Sin(double)"/> and <see cref="Math.Cos(double)"/>.</summary>
    /// <param name="x">The angle in radians.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Sin, double Cos) SinCos(double x) => AreOneFunction ? Math.SinCos(x) : (Math.Sin(x), Math.Cos(x));

    /// <summary>Angles of all sizes, of both signs, in all quadrants.</summary>
    private static bool AgreeToTheLastBit()
    {
        double x = 1e-9;
        for (int i = 0; i < 512; i++)
        {
            (double sin, double cos) = Math.SinCos(x);
            if (BitConverter.DoubleToInt64Bits(sin) != BitConverter.DoubleToInt64Bits(Math.Sin(x))
                || BitConverter.DoubleToInt64Bits(cos) != BitConverter.DoubleToInt64Bits(Math.Cos(x)))
            {
                return false;
            }

            x *= -1.117;
        }

        return true;
    }
}
