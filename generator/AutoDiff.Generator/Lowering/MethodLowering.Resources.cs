using AutoDiff.Generator.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiff.Generator.Lowering;

/// <content><c>try</c>/<c>finally</c> and <c>using</c> around passive resources: what ends them runs on every way out.</content>
internal sealed partial class MethodLowering
{
    private void LowerTry(ITryOperation operation)
    {
        if (!operation.Catches.IsEmpty)
        {
            if (!TryKeepStatement(operation, "try/catch"))
            {
                Unsupported(operation, "try/catch");
            }

            return;
        }

        RunThenAlways(() => LowerStatement(operation.Body), () => LowerStatement(operation.Finally!));
    }

    private void LowerUsing(IUsingOperation operation)
    {
        if (operation.IsAsynchronous)
        {
            Unsupported(operation, "await");
        }
        else if (operation.Resources is IVariableDeclarationGroupOperation group)
        {
            LowerWithResources(group, () => LowerStatement(operation.Body));
        }
        else
        {
            IrVariable resource = MaterializeVariable(Lower(operation.Resources));
            RunThenAlways(() => LowerStatement(operation.Body), () => Dispose(resource, operation.Resources.Type!));
        }
    }

    /// <summary>A <c>using</c> declaration covers the statements that follow it.</summary>
    private void LowerUsingDeclaration(IUsingDeclarationOperation operation, IReadOnlyList<IOperation> rest)
    {
        if (operation.IsAsynchronous)
        {
            Unsupported(operation, "await");
            return;
        }

        LowerWithResources(operation.DeclarationGroup, () => LowerStatements(rest));
    }

    private void LowerWithResources(IVariableDeclarationGroupOperation group, Action run) =>
        LowerWithResources(group.Declarations.SelectMany(static declaration => declaration.Declarators).ToList(), 0, run);

    /// <summary>Each resource covers those that are acquired after it.</summary>
    private void LowerWithResources(IReadOnlyList<IVariableDeclaratorOperation> declarators, int position, Action run)
    {
        if (position == declarators.Count)
        {
            run();
            return;
        }

        IVariableDeclaratorOperation declarator = declarators[position];
        LowerDeclarator(declarator.Symbol, declarator.GetVariableInitializer()?.Value);
        if (cells[declarator.Symbol] is not VariableCell { Variable: { Type.IsDifferentiable: false } resource })
        {
            Unsupported(declarator, "using a differentiable resource");
            return;
        }

        RunThenAlways(() => LowerWithResources(declarators, position + 1, run), () => Dispose(resource, declarator.Symbol.Type));
    }

    private void Dispose(IrVariable resource, ITypeSymbol type)
    {
        string call = type.IsValueType ? ".Dispose()" : "?.Dispose()";
        if (isReachable)
        {
            // Whether a guard reads the resource or not: it refers to the same one afterwards.
            current.Items.Add(new EffectStatement("{0}" + call, EquatableArray.Of<Operand>(resource), EndsFlow: false));
        }
    }

    private void RunThenAlways(Action run, Action always)
    {
        Block outer = current;
        List<JumpTarget> before = taken;
        taken = [];
        IrVariable? guard = Enter(always);
        run();
        List<JumpTarget> jumps = taken;
        taken = before;
        AddTaken(jumps);
        if (jumps.Count == 0)
        {
            Leave(guard);
            always();
            return;
        }

        bool continues = isReachable;
        (current, isReachable) = (outer, true);
        Leave(guard);
        always();
        if (continues)
        {
            Guard(jumps);
        }
        else
        {
            isReachable = false;
        }
    }
}
