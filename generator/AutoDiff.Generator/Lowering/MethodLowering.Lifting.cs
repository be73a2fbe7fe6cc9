using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content>Recursive local functions: hidden members that are called.</content>
internal sealed partial class MethodLowering
{
    private FunctionLifting? lifting;

    private Value? CallLifted(IMethodSymbol function, IReadOnlyList<IArgumentOperation> arguments, IOperation call)
    {
        lifting ??= new FunctionLifting(method, types);
        if (lifting.Find(function, facts, out string? reason) is not { } lifted || (reason = WhyNotCalled(lifted, arguments)) is not null)
        {
            return Unsupported(call, $"the recursive function {function.Name} ({reason ?? "it has no body"}; make it a method)", function.ReturnsVoid ? null : function.ReturnType);
        }

        return CallDifferentiable(lifted.Callee, function, null, arguments, call, captures: lifted.Captures);
    }

    /// <summary>Why a call would give the function two names for one variable.</summary>
    private string? WhyNotCalled(LiftedFunction lifted, IReadOnlyList<IArgumentOperation> arguments)
    {
        ISymbol? missing = lifted.Captures.FirstOrDefault(capture => !cells.TryGetValue(capture, out Cell? cell) || cell is GrowingListCell);
        if (missing is not null)
        {
            return $"it captures '{missing.Name}'";
        }

        ISymbol? twice = arguments
            .Where(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out || Analysis.MemoryRoots.IsMemory(types.Map(argument.Parameter?.Type ?? argument.Value.Type!)))
            .Select(static argument => BodyFacts.RootOf(argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value))
            .FirstOrDefault(root => root is not null && lifted.Captures.Contains(root, SymbolEqualityComparer.Default));
        return twice is null ? null : $"'{twice.Name}' is captured and passed";
    }

    /// <summary>The bodies of the recursive functions that were called, and those that they call.</summary>
    private IReadOnlyList<LoweredFunction> LowerLifted()
    {
        List<LoweredFunction> result = [];
        while (lifting is { Pending.Count: > 0 } && problems.Count == 0)
        {
            LiftedFunction next = lifting.Pending.Dequeue();
            MethodLowering lowering = new(next.Function, compilation, types, calls, cancellation, origins) { lifting = lifting };
            lowering.bodies.AddRange(bodies);
            lowering.facts = facts;
            IrMethod? lowered = lowering.RunLifted(next);
            problems.AddRange(lowering.problems);
            if (lowered is not null)
            {
                result.Add(new LoweredFunction(next.Callee, lowered));
            }
        }

        return result;
    }

    private IrMethod? RunLifted(LiftedFunction function)
    {
        current = scope = root;
        nextId = function.Parameters.Count;
        ISymbol[] symbols = [.. function.Function.Parameters, .. function.Captures];
        for (int i = 0; i < symbols.Length; i++)
        {
            IrParameter parameter = function.Parameters[i];
            if (!parameter.IsActive)
            {
                constantObjects.Add(parameter.Variable.Id);
            }

            cells[symbols[i]] = new VariableCell(parameter.Variable);
            if (parameter.Mode == PassingMode.Value && facts.IsAssigned(symbols[i]) && IsSplit(parameter.Variable.Type))
            {
                Cell copy = DeclareCell(symbols[i].Name, parameter.Variable.Type);
                Write(copy, parameter.Variable);
                cells[symbols[i]] = copy;
            }
        }

        EquatableArray<IrResult> results = ResultsOf(function.Function);
        frame = new FunctionFrame(new JumpTarget("returned"), function.Function, null);
        Value? value = LowerFunctionBody(function.Body.Operations, results.Count == 0 ? null : results[0].Type, ReturnsOf(function.Body));
        isReachable = true;
        if (results.Count > 0)
        {
            Emit(new ReturnStatement(EquatableArray.Of(value is null ? DefaultOf(results[0].Type) : Materialize(value))));
        }

        EquatableArray<IrStatement> body = NamedMemory.Apply(new BlockFreezer(NewVariable).Freeze(root));
        if (body.Count == 0 || body[body.Count - 1] is not ReturnStatement)
        {
            body = body.Append(new ReturnStatement(EquatableArray<Operand>.Empty)).ToEquatableArray();
        }

        return problems.Count > 0
            ? null
            : new IrMethod(function.Callee.Name, function.Parameters, results, body, types.Layouts.ToEquatableArray(), nextId, false) { Guards = guards.ToEquatableArray() };
    }
}
