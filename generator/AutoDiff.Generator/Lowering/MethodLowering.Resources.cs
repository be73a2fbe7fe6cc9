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
            Unsupported(operation, "try/catch");
            return;
        }

        RunThenAlways(() => LowerStatement(operation.Body), () => LowerStatement(operation.Finally!));
    }

    private void LowerUsing(IUsingOperation operation)
    {
        List<(IrVariable Resource, ITypeSymbol Type)> resources = [];
        if (operation.Resources is IVariableDeclarationGroupOperation group)
        {
            DeclareResources(group, resources);
        }
        else
        {
            resources.Add((MaterializeVariable(Lower(operation.Resources)), operation.Resources.Type!));
        }

        RunThenAlways(() => LowerStatement(operation.Body), () => Dispose(resources));
    }

    /// <summary>A <c>using</c> declaration covers the statements that follow it.</summary>
    private void LowerUsingDeclaration(IUsingDeclarationOperation operation, IReadOnlyList<IOperation> rest)
    {
        List<(IrVariable Resource, ITypeSymbol Type)> resources = [];
        DeclareResources(operation.DeclarationGroup, resources);
        RunThenAlways(() => LowerStatements(rest), () => Dispose(resources));
    }

    private void DeclareResources(IVariableDeclarationGroupOperation group, List<(IrVariable Resource, ITypeSymbol Type)> resources)
    {
        LowerDeclarations(group);
        foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(static d => d.Declarators))
        {
            if (cells[declarator.Symbol] is VariableCell { Variable: { Type.IsDifferentiable: false } resource })
            {
                resources.Add((resource, declarator.Symbol.Type));
            }
            else
            {
                Unsupported(declarator, "using a differentiable resource");
            }
        }
    }

    private void Dispose(List<(IrVariable Resource, ITypeSymbol Type)> resources)
    {
        for (int i = resources.Count - 1; i >= 0; i--)
        {
            (IrVariable resource, ITypeSymbol type) = resources[i];
            string call = type.IsValueType ? ".Dispose()" : "?.Dispose()";
            Emit(new EffectStatement("{0}" + call, EquatableArray.Of<Operand>(resource), EndsFlow: false));
        }
    }

    private void RunThenAlways(Action run, Action always)
    {
        Block outer = current;
        List<JumpTarget> before = taken;
        taken = [];
        run();
        List<JumpTarget> jumps = taken;
        taken = before;
        AddTaken(jumps);
        if (jumps.Count == 0)
        {
            always();
            return;
        }

        bool continues = isReachable;
        (current, isReachable) = (outer, true);
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
