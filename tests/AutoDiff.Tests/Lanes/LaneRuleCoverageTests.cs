using System.Reflection;
using AutoDiff.CompilerServices;
using AutoDiff.Rules;
using Xunit;

namespace AutoDiff.Tests.Lanes;

public class LaneRuleCoverageTests
{
    [Fact]
    public void EveryElementaryFunctionWithARuleIsThereOnLanes()
    {
        var functions = typeof(LaneMath).GetMethods().Select(m => (Method: m.Name, m.GetParameters().Length)).ToHashSet();
        var rules = typeof(ExponentialRules).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(ExponentialRules).Namespace)
            .SelectMany(t => t.GetCustomAttributes<DerivativeOfAttribute>())
            .Where(a => a.Owner == typeof(double))
            .Select(a => (a.Method, a.Partials.Length))
            .ToList();
        Assert.True(rules.Count > 60);
        Assert.DoesNotContain(rules, rule => !functions.Contains(rule));
    }
}
