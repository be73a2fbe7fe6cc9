// A generic class is made for one real: what its members and initialisers say of T holds for that one.
using AutoDiff;

namespace Acceptance.AGenericModelIsMadeForDoubles
{
    public partial class Model<T>
        where T : IFloatingPointIeee754<T>
    {
        public T Shift = T.One + T.NegativeOne + T.AdditiveIdentity;

        public T Scale { get; set; } = T.CreateChecked(2) * T.MultiplicativeIdentity + T.Zero;

        [Differentiable]
        public T Evaluate(T x) => Scale * T.Exp(-x * x) + Shift;
    }

    public static class Program
    {
        public static void Run()
        {
            Check.Equal(M.F(1.2, 0.7), M.FGradient(1.2, 0.7, out double byX, out double byShift));
            Check.Equal(Check.Slope(x => M.F(x, 0.7), 1.2), byX, tolerance: 1e-8);
            Check.Equal(Check.Slope(shift => M.F(1.2, shift), 0.7), byShift, tolerance: 1e-8);
            Check.Equal(byX, M.FJvp(1.2, 0.7, 1, 0).Tangent);
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double F(double x, double shift)
        {
            var model = new Model<double>();
            model.Shift += shift;
            return model.Shift * model.Shift * model.Scale * new Model<double>().Evaluate(x);
        }
    }
}
