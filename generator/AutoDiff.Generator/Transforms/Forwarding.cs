using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>The body of a method that calls a member and returns what it returns: what a transform sees of a member whose
/// derivative is hand-written.</summary>
internal static class Forwarding
{
    public static IrMethod Of(Callee self, EquatableArray<IrParameter> parameters, EquatableArray<AggregateLayout> layouts)
    {
        int next = parameters.Count;
        var body = new List<IrStatement>();
        var arguments = new List<Argument>();
        if (self.HasReceiver && !parameters.Any(static p => p.IsThis))
        {
            var receiver = new IrVariable(next++, "", self.Parameters[0].Type);
            body.Add(new LetStatement(
                receiver,
                new TemplateExpression("this", EquatableArray<Operand>.Empty, receiver.Type, IsPure: true, IsStable: true)));
            arguments.Add(Argument.In(new VariableOperand(receiver)));
        }

        foreach (IrParameter parameter in parameters)
        {
            arguments.Add(new Argument(
                parameter.Mode == PassingMode.Out ? null : new VariableOperand(parameter.Variable),
                parameter.Mode is PassingMode.Ref or PassingMode.Out ? parameter.Variable : null,
                parameter.Mode));
        }

        var results = EquatableArray<IrVariable>.Empty;
        var values = EquatableArray<Operand>.Empty;
        var parts = EquatableArray<IrResult>.Empty;
        if (self.ReturnType is { } type)
        {
            var result = new IrVariable(next++, "result", type);
            results = EquatableArray.Of(result);
            values = EquatableArray.Of<Operand>(new VariableOperand(result));
            parts = EquatableArray.Of(new IrResult(type, self.IsReturnActive));
        }

        body.Add(new CallStatement(results, self, CompanionKind.Primal, arguments.ToEquatableArray()));
        body.Add(new ReturnStatement(values));
        return new IrMethod(self.Name, parameters, parts, body.ToEquatableArray(), layouts, next);
    }
}
