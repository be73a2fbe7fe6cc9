using AutoDiff.Generator.IR;
using AutoDiff.Generator.Transforms.Batching;

namespace AutoDiff.Generator.Emission;

/// <summary>What keeps the batched companions of a member from lanes. Companions that have the same reason share a problem.</summary>
internal sealed class LaneObstacles
{
    private readonly List<(string Companion, LaneException Obstacle)> all = [];

    /// <summary>One for each reason: the companions, then what the body has that is not put on lanes.</summary>
    public IEnumerable<Problem> Problems => all
        .GroupBy(static one => one.Obstacle.Message, StringComparer.Ordinal)
        .Select(static group => new Problem(
            "AD0016", group.First().Obstacle.Origin, EquatableArray.Of(string.Join(" and ", group.Select(static one => $"'{one.Companion}'")), group.Key)));

    public void Add(string companion, LaneException obstacle) => all.Add((companion, obstacle));
}
