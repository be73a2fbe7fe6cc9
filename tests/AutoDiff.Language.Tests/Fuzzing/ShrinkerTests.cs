using AutoDiff.Fuzzer;

namespace AutoDiff.Language.Tests.Fuzzing;

/// <summary>The fuzzer's own parts.</summary>
public class ShrinkerTests
{
    [Fact]
    public void AProgramThatIsRefusedShrinksToTheStatementThatIsTheCause()
    {
        FuzzProgram program = ProgramGenerator.Generate(5);
        FuzzMethod main = program.Methods[^1];
        // Nothing differentiates through a dynamic value.
        main = main with { Body = [main.Body[0], new FuzzStatement("dynamic odd = x * y;"), .. main.Body.Skip(1)] };
        var failure = new FuzzFailure(program with { Methods = [.. program.Methods.SkipLast(1), main] }, "refusal", "");
        FuzzFailure smallest = Shrinker.Shrink(failure);
        FuzzMethod left = Assert.Single(smallest.Program.Methods);
        Assert.Contains(left.Body, statement => statement.Head.StartsWith("dynamic", StringComparison.Ordinal));
        Assert.InRange(smallest.Program.Size, 2, 4);
    }

    [Fact]
    public void ASeedAlwaysGivesTheSameProgram() =>
        Assert.Equal(ProgramGenerator.Generate(77).Source, ProgramGenerator.Generate(77).Source);

    [Fact]
    public void StatementsAreWrittenWithTheirBlocks()
    {
        var text = new System.Text.StringBuilder();
        new FuzzStatement("do") { Body = [new FuzzStatement("x++;")], Tail = "while (x < 3);" }.Write(text, 0);
        Assert.Equal(["do", "{", "    x++;", "}", "while (x < 3);", ""], text.ToString().ReplaceLineEndings("\n").Split('\n'));
    }
}
