namespace Acceptance.StridedTensors
{
    using System.Numerics.Tensors;

    public static class Program
    {
        public static void Run()
        {
            // Every second column of a matrix: the shadows lie otherwise than the primal.
            double[] memory = [1, 2, 3, 4, 5, 6, 7, 8];
            var columns = new ReadOnlyTensorSpan<double>(memory, [2, 2], [4, 2]);
            double[] dense = [9, 9, 9, 9];
            double value = M.SquaresGradient(columns, new TensorSpan<double>(dense, [2, 2]));
            Check.Equal(1 + 9 + 25 + 49, value);
            Check.Equal([2, 6, 10, 14], dense);

            double[] strided = [0, 9, 0, 9, 0, 9, 0, 9];
            M.WeightedGradient(columns, new TensorSpan<double>(strided, [2, 2], [4, 2]));
            Check.Equal([1, 9, 2, 9, 3, 9, 4, 9], strided);
            Check.Throws<ArgumentException>(() => M.SquaresGradient(new ReadOnlyTensorSpan<double>([1, 2, 3], [3]), new TensorSpan<double>(new double[3], [3, 1])), "tGradient");
        }
    }

    public static partial class M
    {
        [Differentiable]
        public static double Squares(in ReadOnlyTensorSpan<double> t)
        {
            double sum = 0;
            foreach (double value in t)
                sum += value * value;
            return sum;
        }

        [Differentiable]
        public static double Weighted(ReadOnlyTensorSpan<double> t)
        {
            double sum = 0;
            for (int i = 0; i < t.Lengths[0]; i++)
            {
                for (int j = 0; j < t.Lengths[1]; j++)
                    sum += t[i, j] * (2 * i + j + 1);
            }

            return sum;
        }
    }
}
