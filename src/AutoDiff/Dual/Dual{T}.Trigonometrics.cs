namespace AutoDiff;

public readonly partial struct Dual<T>
{
    /// <summary>The sine of radians.</summary>
    /// <param name="x">The angle.</param>
    public static Dual<T> Sin(Dual<T> x)
    {
        (T sin, T cos) = T.SinCos(x.Value);
        return Apply(sin, cos, x);
    }

    /// <summary>The cosine of radians.</summary>
    /// <param name="x">The angle.</param>
    public static Dual<T> Cos(Dual<T> x)
    {
        (T sin, T cos) = T.SinCos(x.Value);
        return Apply(cos, -sin, x);
    }

    /// <summary>The sine and the cosine of radians.</summary>
    /// <param name="x">The angle.</param>
    public static (Dual<T> Sin, Dual<T> Cos) SinCos(Dual<T> x)
    {
        (T sin, T cos) = T.SinCos(x.Value);
        return (Apply(sin, cos, x), Apply(cos, -sin, x));
    }

    /// <summary>The tangent of radians.</summary>
    /// <param name="x">The angle.</param>
    public static Dual<T> Tan(Dual<T> x)
    {
        T result = T.Tan(x.Value);
        return Apply(result, T.One + (result * result), x);
    }

    /// <summary>The sine of half turns.</summary>
    /// <param name="x">The angle.</param>
    public static Dual<T> SinPi(Dual<T> x) => Apply(T.SinPi(x.Value), T.Pi * T.CosPi(x.Value), x);

    /// <summary>The cosine of half turns.</summary>
    /// <param name="x">The angle.</param>
    public static Dual<T> CosPi(Dual<T> x) => Apply(T.CosPi(x.Value), -T.Pi * T.SinPi(x.Value), x);

    /// <summary>The sine and the cosine of half turns.</summary>
    /// <param name="x">The angle.</param>
    public static (Dual<T> SinPi, Dual<T> CosPi) SinCosPi(Dual<T> x)
    {
        (T sin, T cos) = T.SinCosPi(x.Value);
        return (Apply(sin, T.Pi * cos, x), Apply(cos, -T.Pi * sin, x));
    }

    /// <summary>The tangent of half turns.</summary>
    /// <param name="x">The angle.</param>
    public static Dual<T> TanPi(Dual<T> x)
    {
        T result = T.TanPi(x.Value);
        return Apply(result, T.Pi * (T.One + (result * result)), x);
    }

    /// <summary>The arc sine in radians.</summary>
    /// <param name="x">The sine.</param>
    public static Dual<T> Asin(Dual<T> x) => Apply(T.Asin(x.Value), T.One / CosOfSin(x.Value), x);

    /// <summary>The arc cosine in radians.</summary>
    /// <param name="x">The cosine.</param>
    public static Dual<T> Acos(Dual<T> x) => Apply(T.Acos(x.Value), -T.One / CosOfSin(x.Value), x);

    /// <summary>The arc tangent in radians.</summary>
    /// <param name="x">The tangent.</param>
    public static Dual<T> Atan(Dual<T> x) => Apply(T.Atan(x.Value), T.One / (T.One + (x.Value * x.Value)), x);

    /// <summary>The arc sine in half turns.</summary>
    /// <param name="x">The sine.</param>
    public static Dual<T> AsinPi(Dual<T> x) => Apply(T.AsinPi(x.Value), T.One / (T.Pi * CosOfSin(x.Value)), x);

    /// <summary>The arc cosine in half turns.</summary>
    /// <param name="x">The cosine.</param>
    public static Dual<T> AcosPi(Dual<T> x) => Apply(T.AcosPi(x.Value), -T.One / (T.Pi * CosOfSin(x.Value)), x);

    /// <summary>The arc tangent in half turns.</summary>
    /// <param name="x">The tangent.</param>
    public static Dual<T> AtanPi(Dual<T> x) => Apply(T.AtanPi(x.Value), T.One / (T.Pi * (T.One + (x.Value * x.Value))), x);

    /// <summary>The angle of the point (x, y) in radians.</summary>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    public static Dual<T> Atan2(Dual<T> y, Dual<T> x) => Angle(T.Atan2(y.Value, x.Value), T.One, y, x);

    /// <summary>The angle of the point (x, y) in half turns.</summary>
    /// <param name="y">The ordinate.</param>
    /// <param name="x">The abscissa.</param>
    public static Dual<T> Atan2Pi(Dual<T> y, Dual<T> x) => Angle(T.Atan2Pi(y.Value, x.Value), T.Pi, y, x);

    /// <summary>Degrees as radians.</summary>
    /// <param name="degrees">The angle in degrees.</param>
    public static Dual<T> DegreesToRadians(Dual<T> degrees) =>
        Apply(T.DegreesToRadians(degrees.Value), DualConstants<T>.RadiansPerDegree, degrees);

    /// <summary>Radians as degrees.</summary>
    /// <param name="radians">The angle in radians.</param>
    public static Dual<T> RadiansToDegrees(Dual<T> radians) =>
        Apply(T.RadiansToDegrees(radians.Value), DualConstants<T>.DegreesPerRadian, radians);

    private static T CosOfSin(T x) => T.Sqrt((T.One - x) * (T.One + x));

    /// <summary>
    /// The partials x / (x² + y²) and -y / (x² + y²) per unit of angle, without a square that overflows or vanishes.
    /// </summary>
    private static Dual<T> Angle(T result, T unit, Dual<T> y, Dual<T> x)
    {
        T rise = y.Value;
        T run = x.Value;
        if (T.Abs(rise) > T.Abs(run))
        {
            T scale = unit * (rise + (run * (run / rise)));
            return Apply(result, run / rise / scale, y, -T.One / scale, x);
        }
        else
        {
            T scale = unit * (run + (rise * (rise / run)));
            return Apply(result, T.One / scale, y, -rise / run / scale, x);
        }
    }
}
