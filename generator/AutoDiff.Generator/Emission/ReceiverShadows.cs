using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Emission;

/// <summary>A companion that overrides another one takes the shadow of <c>this</c> as the type that the first one was declared with.</summary>
internal static class ReceiverShadows
{
    /// <summary>The companion with such parameters, and casts to its own type at the beginning.</summary>
    public static IrMethod Apply(IrMethod companion, MemberHost host, string name)
    {
        if (host.Dispatch.ReceiverType.Length == 0 || !host.Dispatch.Overridden.Contains(name))
        {
            return companion;
        }

        int nextId = companion.VariableCount;
        HashSet<int> receivers = [.. companion.Parameters.Where(static parameter => parameter.IsThis).Select(static parameter => parameter.Variable.Id)];
        List<IrParameter> parameters = [];
        List<IrStatement> casts = [];
        foreach (IrParameter parameter in companion.Parameters)
        {
            if (parameter.IsThis || !receivers.Contains(parameter.ShadowOf) || parameter.Variable.Type is not AggregateType type)
            {
                parameters.Add(parameter);
                continue;
            }

            receivers.Add(parameter.Variable.Id);
            IrVariable given = new(nextId++, parameter.Variable.Name, type with { Code = host.Dispatch.ReceiverType });
            parameters.Add(parameter with { Variable = given });
            string cast = $"global::AutoDiff.CompilerServices.Shape.RequireType<{type.Code}>({{0}}, nameof({{0}}))";
            casts.Add(new LetStatement(parameter.Variable, new TemplateExpression(cast, EquatableArray.Of<Operand>(new VariableOperand(given)), type, IsPure: false, IsStable: true)));
        }

        return companion with { Parameters = parameters.ToEquatableArray(), Body = casts.Concat(companion.Body).ToEquatableArray(), VariableCount = nextId };
    }
}
