using AutoDiff.Generator.Tests.Lowering.Programs;

namespace AutoDiff.Generator.Tests.Lowering;

/// <summary>The lowered form of a body computes what the body computes: results, arguments written, exceptions.</summary>
public sealed class LoweredBodyTests
{
    private static readonly Dictionary<string, Lazy<RoundTrip>> Sources = new()
    {
        [nameof(ControlFlow)] = new(() => new RoundTrip(ControlFlow.Source)),
        [nameof(Evaluation)] = new(() => new RoundTrip(Evaluation.Source)),
        [nameof(Memory)] = new(() => new RoundTrip(Programs.Memory.Source)),
        [nameof(Functions)] = new(() => new RoundTrip(Functions.Source)),
        [nameof(Types)] = new(() => new RoundTrip(Types.Source)),
        [nameof(References)] = new(() => new RoundTrip(References.Source)),
        [nameof(Passive)] = new(() => new RoundTrip(Passive.Source)),
        [nameof(Objects)] = new(() => new RoundTrip(Objects.Source)),
    };

    public static TheoryData<string, string> Methods()
    {
        TheoryData<string, string> data = [];
        foreach ((string program, Lazy<RoundTrip> source) in Sources)
        {
            foreach (string name in source.Value.Names.Distinct())
            {
                data.Add(program, name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void ComputesWhatTheMethodComputes(string program, string method) =>
        Assert.Null(Sources[program].Value.FirstDifference(method));
}
