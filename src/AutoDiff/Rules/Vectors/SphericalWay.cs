using System.Numerics;

namespace AutoDiff.Rules;

/// <summary>The weights of a spherical interpolation between x and y, and their derivatives, as <see cref="Quaternion.Slerp"/>
/// computes them: r = First x + Second y, on the shorter way, and linear where x and y nearly agree.</summary>
internal readonly struct SphericalWay
{
    private const float NearlyOne = 1 - 1e-6f;

    public SphericalWay(Quaternion x, Quaternion y, float amount)
    {
        float dot = Quaternion.Dot(x, y);
        Sign = dot < 0 ? -1 : 1;
        float cosine = Sign * dot;
        if (cosine > NearlyOne)
        {
            First = 1 - amount;
            Second = Sign * amount;
            ByAmount = (y * Sign) - x;
            return;
        }

        float angle = MathF.Acos(cosine);
        float sine = MathF.Sin(angle);
        (float sinFirst, float cosFirst) = MathF.SinCos((1 - amount) * angle);
        (float sinSecond, float cosSecond) = MathF.SinCos(amount * angle);
        First = sinFirst / sine;
        float second = sinSecond / sine;
        Second = Sign * second;

        // By the angle, whose derivative by the cosine is -1 / sine.
        float firstByCosine = ((First * cosine) - ((1 - amount) * cosFirst)) / (sine * sine);
        float secondByCosine = ((second * cosine) - (amount * cosSecond)) / (sine * sine);
        ByCosine = (x * firstByCosine) + (y * (Sign * secondByCosine));
        ByAmount = (x * (-angle * cosFirst / sine)) + (y * (Sign * angle * cosSecond / sine));
    }

    public float Sign { get; }

    public float First { get; }

    public float Second { get; }

    public Quaternion ByCosine { get; }

    public Quaternion ByAmount { get; }

    public float CosineTangent(Quaternion x, Quaternion y, Quaternion xTangent, Quaternion yTangent) =>
        Sign * (Quaternion.Dot(xTangent, y) + Quaternion.Dot(x, yTangent));
}
