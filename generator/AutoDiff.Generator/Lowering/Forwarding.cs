using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Lowering;

/// <summary>The body of a method that calls a member and returns what it returns: what a transform sees of a member whose
/// derivative is hand-written.</summary>
internal static class Forwarding
{
    public static IrMethod Of(MemberReading reading)
    {
        Callee self = reading.Self;
        int next = reading.Parameters.Count;
        var body = new List<IrStatement>();
        var arguments = new List<Argument>();
        if (self.HasReceiver && !reading.Parameters.Any(static p => p.IsThis))
        {
            var receiver = new IrVariable(next++, "", self.Parameters[0].Type);
            body.Add(new LetStatement(
                receiver,
                new TemplateExpression("this", EquatableArray<Operand>.Empty, receiver.Type, IsPure: true, IsStable: true)));
            arguments.Add(Argument.In(new VariableOperand(receiver)));
        }

        foreach (IrParameter parameter in reading.Parameters)
        {
            var operand = new VariableOperand(parameter.Variable);
            arguments.Add(new Argument(
                parameter.Mode == PassingMode.Out ? null : operand,
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
        return new IrMethod(
            reading.Signature.Method.Name,
            reading.Parameters,
            parts,
            body.ToEquatableArray(),
            EquatableArray<AggregateLayout>.Empty,
            next);
    }
}
