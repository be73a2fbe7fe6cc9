namespace AutoDiff.Generator.Tests.Pipeline;

public class BrokenMembersTests
{
    [Theory]
    [InlineData("{ lock (typeof(Model)) { return x * x; } }")]
    [InlineData("=> Convert.ToDouble(x);")]
    public void CallersOfAMemberWithAProblemGetNoFileEither(string body)
    {
        DriverRun run = new DriverRun(("Model.cs", Model(body)));

        Assert.Equal(["Model.Sound(double).g.cs"], run.Files.Keys);
    }

    [Fact]
    public void ACalleeThatNothingActiveGoesIntoCostsItsCallersNothing()
    {
        var run = new DriverRun(("Model.cs", """
            public static partial class Model
            {
                [Differentiable]
                public static double Constant(int n) => n * 0.5;

                [Differentiable]
                public static double Caller(double x) => Constant(3) * x;
            }
            """));

        Assert.Equal(["Model.Caller(double).g.cs"], run.Files.Keys);
    }

    [Fact]
    public void CallersGetTheirFilesWhenTheProblemIsMended()
    {
        DriverRun run = new DriverRun(("Model.cs", Model("=> Convert.ToDouble(x);"))).Edit("Model.cs", Model("=> x * x;"));

        Assert.Equal(4, run.Files.Count);
    }

    private static string Model(string body) => $$"""

        public static partial class Model
        {
            [Differentiable]
            public static double Faulty(double x) {{body}}

            [Differentiable]
            public static double Caller(double x) => Faulty(x) + 1;

            [Differentiable]
            public static double CallerOfTheCaller(double x) => Caller(x) * x;

            [Differentiable]
            public static double Sound(double x) => Math.Sin(x);
        }
        """;
}
