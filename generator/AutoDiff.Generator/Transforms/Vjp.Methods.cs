using AutoDiff.Generator.Analysis;
using AutoDiff.Generator.IR;

namespace AutoDiff.Generator.Transforms;

/// <summary>Puts the sweeps into methods with the contract's signatures.</summary>
internal sealed partial class Vjp
{
    private IrMethod Joint(string name)
    {
        List<IrStatement> prologue = [];
        List<IrStatement> epilogue = [];
        Sweeps sweeps = Sweep(isSplit: false, prologue, epilogue);
        if (sweeps.Next is { } next)
        {
            return Again(next).Joint(name);
        }

        List<IrStatement> body = [.. Checks()];
        if (isGradient)
        {
            body.AddRange(ClearGradients());
        }

        if (sweeps.UsesTape)
        {
            body.Add(Rent(tape));
        }

        if (sweeps.UsesScratch)
        {
            body.Add(Rent(scratch));
        }

        body.AddRange(prologue);
        body.AddRange(sweeps.Forward);
        body.AddRange(sweeps.Reverse);
        body.AddRange(Deliver(sweeps));
        body.AddRange(Enumerable.Reverse(epilogue));
        if (sweeps.UsesScratch)
        {
            body.Add(GiveBack(scratch));
        }

        if (sweeps.UsesTape)
        {
            body.Add(GiveBack(tape));
        }

        body.Add(Return(sweeps.Result));
        List<IrParameter> parameters = [.. primal.Parameters];
        AddResultAdjoint(parameters);
        parameters.AddRange(shadowParameters);
        EquatableArray<IrStatement> renamed = ScopeRenaming.Apply(body, parameters, ids);
        return new IrMethod(name, parameters.ToEquatableArray(), primal.Results, renamed, primal.Layouts, ids.Count, primal.IsCheckpointed) { Guards = primal.Guards };
    }

    private (IrMethod Forward, IrMethod Reverse) Split(string forwardName, string reverseName)
    {
        List<IrStatement> prologue = [];
        List<IrStatement> epilogue = [];
        Sweeps sweeps = Sweep(isSplit: true, prologue, epilogue);
        IrParameter tapeParameter = new(tape, PassingMode.Value, IsActive: false, Role: ParameterRole.Tape);
        EquatableArray<IrParameter> forwardParameters = primal.Parameters.Append(tapeParameter).ToEquatableArray();
        IrMethod forward = new(
            forwardName,
            forwardParameters,
            primal.Results,
            ScopeRenaming.Apply(sweeps.Forward.Append(Return(sweeps.Result)), forwardParameters, ids),
            primal.Layouts,
            ids.Count) { Guards = primal.Guards };
        List<IrParameter> parameters = primal.Parameters.Where(parameter => MemoryRoots.IsMemory(parameter.Variable.Type)).ToList();
        AddResultAdjoint(parameters);
        parameters.AddRange(shadowParameters);
        parameters.Add(tapeParameter);
        List<IrStatement> body = [.. prologue, .. sweeps.Reverse, .. Deliver(sweeps), .. Enumerable.Reverse(epilogue)];
        if (sweeps.UsesScratch)
        {
            body.Insert(0, Rent(scratch));
            body.Add(GiveBack(scratch));
        }

        IrMethod reverse = new(reverseName, parameters.ToEquatableArray(), EquatableArray<IrResult>.Empty, ScopeRenaming.Apply(body, parameters, ids), primal.Layouts, ids.Count);
        return (forward, reverse);
    }

    private static LetStatement Rent(IrVariable tape) =>
        new(tape, new TemplateExpression("global::AutoDiff.CompilerServices.Tape.Rent()", EquatableArray<Operand>.Empty, PassiveType.Tape, IsPure: false, IsStable: false));

    private static EffectStatement GiveBack(IrVariable tape) => new("{0}.Return()", EquatableArray.Of<Operand>(new VariableOperand(tape)), EndsFlow: false);

    private void AddResultAdjoint(List<IrParameter> parameters)
    {
        if (resultAdjoint is not null)
        {
            parameters.Add(new IrParameter(resultAdjoint, PassingMode.Value, IsActive: true, Role: ParameterRole.ResultAdjoint));
        }
    }

    private static ReturnStatement Return(Operand? result) =>
        new(result is null ? EquatableArray<Operand>.Empty : EquatableArray.Of(result));

    private IEnumerable<IrStatement> ClearGradients()
    {
        IrBuilder builder = new(ids);
        ShadowClearing clearing = new(primal.Layouts, builder);
        foreach (IrVariable gradient in shadowParameters.Select(parameter => parameter.Variable).Where(shadow => MemoryRoots.IsMemory(shadow.Type)))
        {
            clearing.Clear(gradient);
        }

        return builder.Statements;
    }

    /// <summary>Hands the adjoints of value parameters to the caller.</summary>
    private IEnumerable<IrStatement> Deliver(Sweeps sweeps)
    {
        List<IrStatement> statements = [];
        foreach (IrParameter parameter in primal.Parameters)
        {
            IrVariable variable = parameter.Variable;
            if (!shadowOf.TryGetValue(variable.Id, out IrVariable? shadow) || memoryShadows.ContainsKey(variable.Id))
            {
                continue;
            }

            Operand? amount = sweeps.ParameterAdjoints.TryGetValue(variable.Id, out Operand? adjoint) ? adjoint : null;
            bool isOverwritten = isGradient || parameter.Mode is PassingMode.Ref or PassingMode.Out;
            if (isOverwritten)
            {
                statements.Add(new AssignStatement(shadow, new UseExpression(amount ?? Versioning.DefaultOf(variable.Type))));
            }
            else if (amount is not null)
            {
                IrBuilder builder = new(ids);
                AggregateSum.AddTo(shadow, amount, primal.Layouts, builder);
                statements.AddRange(builder.Statements);
            }
        }

        return statements;
    }
}
